/**
 * The language of what is said: by script, by OpenNLP's model and by frequent short words.
 *
 * <p>The one package that may use OpenNLP.
 */
@NullMarked
package io.anabranch.processor.content.language;

import org.jspecify.annotations.NullMarked;
