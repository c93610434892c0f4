package io.anabranch.models.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the pickle of a TorchScript object whose state is a list of tensors.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">opcodes of protocol
 *     2</a>
 */
final class Pickle {

  private static final int PROTO = 0x80;
  private static final int NEWOBJ = 0x81;
  private static final int NEWFALSE = 0x89;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Pickle() {
    out.write(PROTO);
    out.write(2);
  }

  /** An empty tuple: a module without constants. */
  static byte[] emptyTuple() {
    Pickle pickle = new Pickle();
    pickle.out.write(')');
    return pickle.end();
  }

  /** A new object, to which {@code __setstate__} gives the tensors; tensor i is in storage i. */
  static byte[] object(String className, List<Tensor> state) {
    Pickle pickle = new Pickle();
    pickle.global("__torch__", className);
    pickle.out.write(')');
    pickle.out.write(NEWOBJ);
    pickle.out.write(']');
    pickle.out.write('(');
    for (int i = 0; i < state.size(); i++) {
      pickle.tensor(state.get(i), i);
    }
    pickle.out.write('e');
    pickle.out.write('b');
    return pickle.end();
  }

  private void tensor(Tensor tensor, int storage) {
    global("torch._utils", "_rebuild_tensor_v2");
    out.write('(');
    storage(storage, tensor.values().limit());
    integer(0);
    integers(tensor.shape());
    integers(tensor.strides());
    out.write(NEWFALSE);
    global("collections", "OrderedDict");
    out.write(')');
    out.write('R');
    out.write('t');
    out.write('R');
  }

  private void storage(int storage, int elements) {
    out.write('(');
    string("storage");
    global("torch", "FloatStorage");
    string(Integer.toString(storage));
    string("cpu");
    integer(elements);
    out.write('t');
    out.write('Q');
  }

  private void global(String module, String name) {
    out.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    littleEndian(bytes.length);
    out.writeBytes(bytes);
  }

  private void integers(List<Integer> values) {
    out.write('(');
    values.forEach(this::integer);
    out.write('t');
  }

  private void integer(int value) {
    out.write('J');
    littleEndian(value);
  }

  private void littleEndian(int value) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.writeBytes(bytes.putInt(value).array());
  }

  private byte[] end() {
    out.write('.');
    return out.toByteArray();
  }
}
