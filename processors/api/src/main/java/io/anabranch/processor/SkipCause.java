package io.anabranch.processor;

import io.anabranch.schema.ErrorCause;

/** Why a processor has nothing to say of a document. */
public enum SkipCause {

  /** Nobody whose words count has said anything in it. */
  NOTHING_SAID(ErrorCause.NOTHING_SAID),

  /** It is in a language that the model does not know. */
  LANGUAGE(ErrorCause.LANGUAGE),

  /** A stage before it gave nothing. */
  UPSTREAM(ErrorCause.UPSTREAM);

  private final ErrorCause cause;

  SkipCause(ErrorCause cause) {
    this.cause = cause;
  }

  /** As results and enriched records have it. */
  public ErrorCause cause() {
    return cause;
  }
}
