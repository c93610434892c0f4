package io.anabranch.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An option of a processor: a component of the record that holds its options. The key in the
 * configuration is the component's name with hyphens, {@code maxLength} being {@code max-length}; a
 * map has all keys that begin with that name and a dot.
 *
 * @see Options
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Option {

  /** What it does, in a sentence. */
  String doc();

  /** Of a map: what stands for the end of its keys, in capitals. */
  String keys() default "";

  /** Its value where the configuration says none; unused for optional components. */
  String standard() default "";

  /** What is allowed, in words, where its type does not say it. */
  String allowed() default "";

  /** Smallest number allowed. */
  double least() default Double.NEGATIVE_INFINITY;

  /** Greatest number allowed. */
  double most() default Double.POSITIVE_INFINITY;
}
