package io.anabranch.peer.flink;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operators of a stage, one a thread. */
final class StageOperatorFactory extends AbstractStreamOperatorFactory<Annotated>
    implements OneInputStreamOperatorFactory<Annotated, Annotated> {

  private static final long serialVersionUID = 1L;

  private final String stage;
  private final int batchSize;

  /**
   * @param stage its name
   * @param batchSize most messages that the processor is given at once
   */
  StageOperatorFactory(String stage, int batchSize) {
    this.stage = stage;
    this.batchSize = batchSize;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // As Flink declares it.
  public <T extends StreamOperator<Annotated>> T createStreamOperator(
      StreamOperatorParameters<Annotated> parameters) {
    return (T) new StageOperator(parameters, StageBatch.of(SharedPeer.get(), stage), batchSize);
  }

  @Override
  @SuppressWarnings("rawtypes") // As Flink declares it.
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
    return StageOperator.class;
  }
}
