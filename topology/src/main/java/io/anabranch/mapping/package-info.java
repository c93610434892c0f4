/** Makes messages of other people's records: which of their fields is which of ours. */
@NullMarked
package io.anabranch.mapping;

import org.jspecify.annotations.NullMarked;
