/**
 * The catalogue of hostile inputs under {@code testdata/hostile}: what is in it and what is right
 * for each, said by hand, and the program that writes it.
 */
@NullMarked
package io.anabranch.hostile;

import org.jspecify.annotations.NullMarked;
