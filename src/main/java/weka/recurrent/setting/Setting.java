package weka.recurrent.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * At the getter of an option, beside Weka's {@code OptionMetadata}: what Weka's annotation has no place for. Together they are
 * the only place that knows an option; its default is the value of a new bean, its choices are the constants of its enum. One
 * name follows from another: the word of scripts is the flag of the command line in camel case ({@code -memory-length}, {@code
 * memoryLength}), but for the flags of one letter, which users of Weka know, and the name in the dialog contains the word.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Setting {
  /** Category in the dialog: the shape of the network. */
  String NETWORK = "network";
  /** Category in the dialog: how weights are learned. */
  String TRAINING = "training";
  /** Category in the dialog: what keeps a network from learning by heart. */
  String REGULARIZATION = "regularization";
  /** Category in the dialog: how instances become sequences. */
  String DATA = "data";
  /** Category in the dialog: where the network runs. */
  String COMPUTING = "computing";
  /** Category in the dialog: how a training survives. */
  String CHECKPOINTS = "checkpoints";
  /** Category in the dialog: what all classifiers of Weka have. */
  String WEKA = "Weka";

  /** Word of scripts; empty for the flag in camel case. */
  String word() default "";

  /**
   * What follows the flag, as a noun: {@code units} in {@code -H <units>}; empty for {@code number}, {@code text} or the choices.
   */
  String takes() default "";

  /** Allowed numbers in the notation of {@link Range}, by preference a constant of the record that needs them; empty for all. */
  String range() default "";

  /** Whether scripts have it as a word. */
  boolean script() default true;

  /** Whether it changes what is learned; where it does not, results and checkpoints stay good under another value. */
  boolean decisive() default true;

  /** Whether the options of a classifier list it even where it has its default. */
  boolean listed() default false;
}
