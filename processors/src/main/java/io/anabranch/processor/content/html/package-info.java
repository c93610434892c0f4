/** What is visible of a message that is, or was, HTML. The only place that knows jsoup. */
@NullMarked
package io.anabranch.processor.content.html;

import org.jspecify.annotations.NullMarked;
