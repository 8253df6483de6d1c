package weka.recurrent.dsl.reading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

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

  /** How a word is called that a method is. */
  final class Name {
    private Name() {}

    /** The method's name, of a getter without its {@code get}. */
    public static String of(Method method) {
      String name = method.getName();
      boolean getter = name.startsWith("get") && method.getParameterCount() == 0 && name.length() > 3;
      return getter ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }
  }
}
