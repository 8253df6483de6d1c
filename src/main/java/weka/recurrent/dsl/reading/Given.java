package weka.recurrent.dsl.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a class whose objects are given to the code of scripts, and says how messages call them: {@code the epoch}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Given {
  /** The noun with its article. */
  String value();
}
