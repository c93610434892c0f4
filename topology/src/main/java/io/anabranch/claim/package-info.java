/**
 * Who may write the message of an idempotency key, so that it is written once, whichever process it
 * comes to and however often. The first claim in the order of a partition wins, before the message
 * is written; a winner that is gone or frozen is fenced by its transactional id, and the next claim
 * wins.
 */
@NullMarked
package io.anabranch.claim;

import org.jspecify.annotations.NullMarked;
