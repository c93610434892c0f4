/** Rules about mail: what is quoted, who signs, and what programs add. */
@NullMarked
package io.anabranch.processor.content.mail;

import org.jspecify.annotations.NullMarked;
