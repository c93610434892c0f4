/**
 * Stages whose processors run elsewhere: at workers that a broker leads to. The stage keeps each
 * task until its answer, sends it again after a time, and drops second answers.
 */
@NullMarked
package io.anabranch.remote;

import org.jspecify.annotations.NullMarked;
