package ingest_test

import (
	"testing"

	"readout/ingest"
)

func TestBytes_language(t *testing.T) {
	for text, want := range map[string]string{
		"The mayor said on Monday that the bridge would open again. \"Je suis très contente,\" she told Le Monde.": "en",
		"Ferry talks resume": "und", // too short to tell
		"Le maire de Port-Aven a annoncé lundi que le pont du port rouvrirait à la circulation mercredi, après neuf mois de travaux qui ont coûté quarante millions de couronnes à la ville. Les habitants pourront de nouveau traverser la baie à pied.": "fr",
		"La alcaldesa anunció el lunes que el puente del puerto volverá a abrirse al tráfico el miércoles, tras nueve meses de obras que costaron cuarenta millones de coronas a la ciudad. Los vecinos podrán cruzar de nuevo la bahía a pie.":           "es",
		"Мэр города объявила в понедельник, что портовый мост вновь откроется для движения в среду после девяти месяцев ремонта, который обошёлся городу в сорок миллионов крон. Жители снова смогут пешком перейти через залив.":                         "ru",
		"市长星期一宣布，港口大桥经过九个月的维修，将于星期三重新通车。":                  "zh",
		"市長は月曜日、港の橋が九か月の修理を終えて水曜日に再び開通すると発表した。":            "ja",
		"시장은 월요일 항구 다리가 아홉 달의 수리를 마치고 수요일에 다시 개통된다고 발표했다.": "ko",
	} {
		if d := one(t, "a.txt", []byte(text), ingest.Options{}); d.Language != want {
			t.Errorf("%.40q is said to be %q, want %q", text, d.Language, want)
		}
	}
	stated := []byte(`{"text":"Ferry talks resume","language":"en-GB"}`)
	if d := one(t, "a.json", stated, ingest.Options{}); d.Language != "en" {
		t.Errorf("what the record states counts where the text is too short: got %q", d.Language)
	}
}
