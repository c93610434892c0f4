package io.anabranch.devcluster;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/**
 * What every child JVM runs: another class's {@code main}, until that ends or the parent is gone.
 *
 * <p>The parent holds the writing end of standard input and never writes. However the parent ends,
 * kill -9 included, the operating system closes that end, and the child reads the end of its input.
 */
final class ChildMain {
  private ChildMain() {}

  /** Expects the class to run, then its arguments. */
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(ChildMain::haltWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    ignoreInterrupt();
    run(args[0], Arrays.copyOfRange(args, 1, args.length));
  }

  static void run(String mainClass, String... args) throws Exception {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void haltWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      // A broken pipe says the same as its end.
    }
    Runtime.getRuntime().halt(1);
  }

  /**
   * Ctrl-C reaches every process of the terminal. The parent closes its clients first and its
   * children then. Reflection, since the compiler warns about {@code sun.misc} with no way to
   * accept it.
   */
  private static void ignoreInterrupt() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object ignore =
        Proxy.newProxyInstance(
            ChildMain.class.getClassLoader(), new Class<?>[] {handler}, (self, method, a) -> null);
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance("INT"), ignore);
  }
}
