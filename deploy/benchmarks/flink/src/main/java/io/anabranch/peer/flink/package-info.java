/** The stages as operators of Apache Flink. */
@NullMarked
package io.anabranch.peer.flink;

import org.jspecify.annotations.NullMarked;
