package weka.recurrent.dsl.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weka.recurrent.dsl.reading.ScriptContext;
import weka.recurrent.dsl.reading.ScriptText;
import weka.recurrent.dsl.reading.Unknown;
import weka.recurrent.dsl.reading.Values;
import weka.recurrent.dsl.reading.Word;

/**
 * {@code network { lstm 32; dropout 0.2 }}: layers in order, then settings. The settings are those of {@link NetworkSetting};
 * the script hands them on to {@link #setting}.
 */
public final class NetworkBlock {
  private final ScriptContext context;
  private final Map<String, Object> settings = new LinkedHashMap<>();
  private Network cell;
  private Object units;
  private int layers;
  private boolean faulty;

  NetworkBlock(ScriptContext context) {
    this.context = context;
  }

  /** A layer. */
  @Word(value = "A layer of LSTM units; again for another layer above it.", use = "lstm 32")
  public void lstm(Object hidden) {
    layer(Network.LSTM, hidden);
  }

  /** A layer. */
  @Word(value = "A layer of GRU units; again for another layer above it.", use = "gru 32")
  public void gru(Object hidden) {
    layer(Network.GRU, hidden);
  }

  /** A layer. */
  @Word(value = "A layer of simple recurrent units; again for another layer above it.", use = "rnn 32")
  public void rnn(Object hidden) {
    layer(Network.RNN, hidden);
  }

  /** A seed of its own: the script's word of the same name means the whole experiment. */
  @Word(value = "A fixed seed of the network; without it each job has its own.", use = "seed 1")
  public void seed(Object value) {
    setting(NetworkSetting.SEED, value);
  }

  /** Not called {@code set}: Groovy would take that for what {@code epochs = 3} means. */
  void setting(String word, Object given) {
    Object value = Values.plain(given);
    NetworkSetting known = (cell == null ? Network.LSTM : cell).setting(word);
    if (known == null) {
      context.fault("wrong-block", word, "networks of " + cell + " cells have no setting '" + word + "'");
      return;
    }
    String objection = value instanceof Unknown ? "" : known.objection(value);
    if (!objection.isEmpty()) {
      context.fault("wrong-value", word, objection);
    } else {
      settings.put(word, value);
    }
  }

  private void layer(Network kind, Object given) {
    Object value = Values.plain(given);
    String objection = kind.setting(NetworkSetting.HIDDEN).objection(value);
    if (!objection.isEmpty()) {
      context.fault("wrong-value", kind.word(), "'" + kind.word() + "' takes the hidden units: " + objection);
      faulty = true;
      return;
    }
    if (cell != null && (cell != kind || !String.valueOf(units).equals(String.valueOf(value)))) {
      context.fault("wrong-value", kind.word(),
          "all layers of a network have the same cell and the same number of units; the first"
              + " is " + cell.word() + " " + units);
      return;
    }
    cell = kind;
    units = value;
    layers++;
  }

  /** The learner, or null if no layer was given. */
  Learner learner(ScriptText.Place place) {
    if (faulty) {
      return null;
    }
    if (cell == null) {
      context.fault("missing", place, "a network needs a layer: write lstm 32, gru 32 or rnn 32", List.of());
      return null;
    }
    settings.put(NetworkSetting.HIDDEN, units);
    if (layers > 1) {
      settings.put(NetworkSetting.LAYERS, layers);
    }
    return new NetworkLearner(place, cell, settings);
  }
}
