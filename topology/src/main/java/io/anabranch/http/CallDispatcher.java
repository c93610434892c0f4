package io.anabranch.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes each request from Jetty to its handler. */
final class CallDispatcher extends Handler.Abstract {

  private final Router router;
  private final HttpLimits limits;
  private final BodyBudget bodies;
  private final OpenCalls calls;
  private final ConnectionGate gate;

  CallDispatcher(Router router, HttpLimits limits, OpenCalls calls, ConnectionGate gate) {
    this.router = router;
    this.limits = limits;
    bodies = new BodyBudget(limits.bodiesBytes());
    this.calls = calls;
    this.gate = gate;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JettyCall call = new JettyCall(request, response, callback, limits, bodies);
    gate.begin(request);
    Request.addCompletionListener(
        request,
        failure -> {
          call.end();
          calls.remove(call);
          gate.end(request);
        });
    request.addIdleTimeoutListener(timeout -> false);
    request.addFailureListener(call::abandon);
    if (!calls.add(call)) {
      call.refuse(HttpStatus.SERVICE_UNAVAILABLE_503, "this process is ending");
      return true;
    }
    try {
      dispatch(call);
    } catch (Throwable e) {
      call.fail(e);
    }
    return true;
  }

  private void dispatch(JettyCall call) throws Exception {
    if (!call.readQuery()) {
      call.refuse(HttpStatus.BAD_REQUEST_400, "the query is not percent-encoded UTF-8");
      return;
    }
    Optional<HttpAnswer> refusal = router.refuse(call);
    if (refusal.isPresent()) {
      call.answer(refusal.get());
      return;
    }
    Router.Match match = router.match(call.method(), call.path());
    if (match instanceof Router.Found found) {
      call.enter(found);
      found.route().handler().handle(call);
    } else if (match instanceof Router.Missing missing) {
      call.answer(missing.answer());
    }
  }
}
