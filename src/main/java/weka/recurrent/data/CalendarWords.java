package weka.recurrent.data;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words that stand for a point in time in the names of columns, in the languages of {@link #LANGUAGES}. */
final class CalendarWords {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN,
      Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"), Locale.forLanguageTag("nl"), Locale.forLanguageTag("pl"));
  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Map<String, Integer> WEEKDAYS = new HashMap<>();
  /** What precedes or follows the number of a point in time. */
  private static final Set<String> TIMES = Set.of("t", "tp", "time", "times", "timepoint", "timestep", "timestamp", "step",
      "steps",
      "day", "days", "d", "date", "week", "weeks", "wk", "w", "month", "months", "mo", "m", "year", "years", "yr", "y", "hour",
      "hours", "hr", "h", "minute", "minutes", "min", "second", "seconds", "sec", "s", "q", "quarter", "visit", "session",
      "trial",
      "wave", "frame", "lag", "lags", "cycle", "cycles", "period", "epoch", "round", "tick", "datetime", "ts", "zeit", "datum",
      "uhrzeit", "tag", "tage", "monat", "jahr", "woche", "stunde", "minuten", "sekunde", "zeitpunkt", "schritt", "zyklus",
      "messung", "jour", "mois", "annee", "an", "heure", "semaine", "temps", "seconde", "pas", "instant", "dia", "mes", "ano",
      "hora", "semana", "tiempo", "paso", "fecha", "segundo", "tempo", "passo", "data", "giorno", "mese", "anno", "ora",
      "settimana", "secondo", "istante", "dag", "maand", "jaar", "uur", "tijd", "stap", "czas", "dzien", "rok", "miesiac",
      "godzina");
  /** Words after or before a number that counts backwards in time. */
  private static final Set<String> BACKWARDS = Set.of("lag", "lags", "ago", "prev", "previous", "back", "before", "past", "minus",
      "lagged", "retard");

  static {
    for (Locale language : LANGUAGES) {
      for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
        for (Month month : Month.values()) {
          put(MONTHS, month.getDisplayName(style, language), month.getValue());
        }
        for (DayOfWeek day : DayOfWeek.values()) {
          put(WEEKDAYS, day.getDisplayName(style, language), day.getValue());
        }
      }
    }
    MONTHS.putIfAbsent("sept", 9);
  }

  private CalendarWords() {}

  /** The first language that knows a word decides; words shorter than three letters say too little. */
  private static void put(Map<String, Integer> words, String name, int number) {
    String plain = plain(name).replaceAll("[^a-z]", "");
    if (plain.length() >= 3) {
      words.putIfAbsent(plain, number);
    }
  }

  /** Small letters without accents. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").replace("ß", "ss").replace("ł", "l")
        .toLowerCase(Locale.ROOT);
  }

  /** 1 to 12 for the name of a month, else 0. */
  static int month(String plainWord) {
    return MONTHS.getOrDefault(plainWord, 0);
  }

  /** 1 to 7, from Monday, for the name of a day of the week, else 0. */
  static int weekday(String plainWord) {
    return WEEKDAYS.getOrDefault(plainWord, 0);
  }

  /** Whether a word names time or a span of it. */
  static boolean isTime(String plainWord) {
    return TIMES.contains(plainWord);
  }

  /** Whether a word says that a number counts backwards, as in {@code lag3}. */
  static boolean isBackwards(String plainWord) {
    return BACKWARDS.contains(plainWord);
  }
}
