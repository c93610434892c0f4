/** Rules about contact forms and the heads of tickets. */
@NullMarked
package io.anabranch.processor.content.form;

import org.jspecify.annotations.NullMarked;
