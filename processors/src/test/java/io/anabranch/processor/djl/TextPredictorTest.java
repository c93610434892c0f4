package io.anabranch.processor.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Blocks;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextPredictorTest {

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /** A model whose calls do not come back until they are released. */
  private final class Hanging implements NoBatchifyTranslator<String, String> {

    @Override
    public NDList processInput(TranslatorContext context, String text) throws InterruptedException {
      called.countDown();
      released.await();
      return new NDList(context.getNDManager().create(0));
    }

    @Override
    public String processOutput(TranslatorContext context, NDList outputs) {
      return "";
    }
  }

  @Test
  @Timeout(60)
  void shouldLeaveTheModelOpenIfACallHangs() throws InterruptedException {
    Model model = Model.newInstance("hanging", "PyTorch");
    model.setBlock(Blocks.identityBlock());
    TextPredictor<String> predictor =
        new TextPredictor<>(model, new Hanging(), new LengthBatches(1, 8));
    Thread call = new Thread(() -> predictor.predict(List.of("text")));
    call.start();
    called.await();

    predictor.close();

    assertThat(model.getNDManager().isOpen()).isTrue();
    released.countDown();
    call.join();
    predictor.close();
    assertThat(model.getNDManager().isOpen()).isFalse();
  }
}
