package weka.recurrent.gui.explorer;

import weka.core.Instances;

/**
 * Which attribute is the class: the one chosen in the Classify tab; else the one that the data name; else, as everywhere in Weka,
 * the last. The Explorer's own instances name none, and neither do those that its Generate dialog makes.
 *
 * @param index of the attribute
 * @param sentence which it is and why
 */
record ClassChoice(int index, String sentence) {
  /**
   * Chooses.
   *
   * @param data not changed
   * @param chosen index that is chosen in the Classify tab; −1, or one that these data do not have, if that tab knows nothing of
   * them
   */
  static ClassChoice of(Instances data, int chosen) {
    int last = data.numAttributes() - 1;
    boolean known = chosen >= 0 && chosen <= last;
    int index = known ? chosen : data.classIndex() >= 0 ? data.classIndex() : last;
    String why = index == last ? ", the last attribute; the Classify tab can choose another."
        : known ? ", as chosen in the Classify tab." : ", as the data say.";
    return new ClassChoice(index, "The class is '" + data.attribute(index).name() + "'" + why);
  }
}
