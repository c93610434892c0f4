/** Languages of messages, as BCP 47 names them. */
@NullMarked
package io.anabranch.language;

import org.jspecify.annotations.NullMarked;
