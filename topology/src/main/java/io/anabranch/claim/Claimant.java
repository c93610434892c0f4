package io.anabranch.claim;

/**
 * Who has claimed a key.
 *
 * @param owner transactional id
 * @param offset of the claim
 * @param content hash of the message
 */
record Claimant(String owner, long offset, long content) {}
