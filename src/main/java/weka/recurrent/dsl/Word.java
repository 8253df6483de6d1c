package weka.recurrent.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A word of the language: a method, or a property without its {@code get}. Feeds messages, help and the reference page. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
  /** What it does, one sentence. */
  String value();

  /** How it is written: {@code epochs 60}. */
  String use();

  /** Settings it takes by name: {@code folds: number of folds}. */
  String[] settings() default {};
}
