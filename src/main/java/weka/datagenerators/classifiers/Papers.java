package weka.datagenerators.classifiers;

import weka.core.TechnicalInformation;
import weka.core.TechnicalInformation.Field;
import weka.core.TechnicalInformation.Type;

/** The papers that the tasks come from. */
public final class Papers {
  private Papers() {}

  /** The long short-term memory and its six experiments. */
  public static TechnicalInformation hochreiter1997() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Sepp Hochreiter and Juergen Schmidhuber");
    paper.setValue(Field.TITLE, "Long Short-Term Memory");
    paper.setValue(Field.JOURNAL, "Neural Computation");
    paper.setValue(Field.YEAR, "1997");
    paper.setValue(Field.VOLUME, "9");
    paper.setValue(Field.NUMBER, "8");
    paper.setValue(Field.PAGES, "1735-1780");
    paper.setValue(Field.HTTP, "https://doi.org/10.1162/neco.1997.9.8.1735");
    return paper;
  }

  /** Why gradients vanish: the latch, the two-sequence problem, parity. */
  public static TechnicalInformation bengio1994() {
    TechnicalInformation paper = new TechnicalInformation(Type.ARTICLE);
    paper.setValue(Field.AUTHOR, "Yoshua Bengio and Patrice Simard and Paolo Frasconi");
    paper.setValue(Field.TITLE, "Learning Long-Term Dependencies with Gradient Descent is Difficult");
    paper.setValue(Field.JOURNAL, "IEEE Transactions on Neural Networks");
    paper.setValue(Field.YEAR, "1994");
    paper.setValue(Field.VOLUME, "5");
    paper.setValue(Field.NUMBER, "2");
    paper.setValue(Field.PAGES, "157-166");
    paper.setValue(Field.HTTP, "https://doi.org/10.1109/72.279181");
    return paper;
  }

  /** The adding and copy tasks in the form most later papers use. */
  public static TechnicalInformation arjovsky2016() {
    TechnicalInformation paper = new TechnicalInformation(Type.INPROCEEDINGS);
    paper.setValue(Field.AUTHOR, "Martin Arjovsky and Amar Shah and Yoshua Bengio");
    paper.setValue(Field.TITLE, "Unitary Evolution Recurrent Neural Networks");
    paper.setValue(Field.BOOKTITLE, "Proceedings of the 33rd International Conference on Machine Learning");
    paper.setValue(Field.YEAR, "2016");
    paper.setValue(Field.HTTP, "https://arxiv.org/abs/1511.06464");
    return paper;
  }
}
