package id.fineclean.bot.web;

import id.fineclean.bot.concurrent.AdmissionControl;
import id.fineclean.bot.concurrent.ReusedThreads;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinLogger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server. Every request runs on a virtual thread of its own, so routes may block.
///
/// Answers carry strict security headers and never a stack trace or a server's name.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /// Running requests are given so long to finish when the server stops.
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  /// For accepting and selecting only; requests run on virtual threads.
  private static final int PLATFORM_THREADS = 16;

  private final Listening listening;
  private final ConnectionGuard guard;
  private final Connectors connectors;
  private final List<Routes> routes;
  private final AdmissionControl admission;
  private final Javalin javalin;

  public WebServer(Listening listening, List<Routes> routes) {
    this(listening, routes, new AdmissionControl());
  }

  /// @param admission told of every request that waits for a thread
  public WebServer(Listening listening, List<Routes> routes, AdmissionControl admission) {
    JavalinLogger.startupInfo = false;
    this.listening = listening;
    this.guard = new ConnectionGuard(listening.proxies());
    this.connectors = new Connectors(listening, guard);
    this.routes = List.copyOf(routes);
    this.admission = admission;
    this.javalin = Javalin.create(this::configure);
  }

  /// Starts to listen.
  ///
  /// @throws io.javalin.util.JavalinException the port is taken or may not be used
  public void start() {
    javalin.start();
    LOG.info("listening on {}:{}", listening.host(), port());
    if (listening.proxyUnknown()) {
      LOG.warn("PUBLIC_URL is https, but TRUSTED_PROXIES does not say which proxy serves it");
    }
  }

  /// The port in use; only after [#start()].
  public int port() {
    return javalin.port();
  }

  /// Takes no more requests, lets running ones finish, and stops.
  @Override
  public void close() {
    routes.forEach(Routes::stopping);
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = RequestBody.LIMIT;
    config.concurrency.useVirtualThreads = true;
    config.jetty.threadPool = threads();
    config.jetty.modifyServer(this::prepare);
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new BareErrorHandler()));
    config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.DEFAULT));
    config.jetty.modifyHttpConfiguration(connectors::prepare);
    config.jetty.addConnector(connectors::main);
    if (listening.httpPort().isPresent()) {
      config.jetty.addConnector(connectors::second);
    }
    RequestLog.register(config.requestLogger);
    Failures.register(config.routes);
    routes.forEach(group -> group.register(config.routes));
  }

  private QueuedThreadPool threads() {
    QueuedThreadPool pool = new QueuedThreadPool(PLATFORM_THREADS);
    pool.setName("http");
    Executor threads = ReusedThreads.named("http");
    pool.setVirtualThreadsExecutor(task -> execute(threads, task));
    return pool;
  }

  private void execute(Executor threads, Runnable task) {
    admission.arrive();
    try {
      threads.execute(
          () -> {
            admission.arrived();
            task.run();
          });
    } catch (RejectedExecutionException closing) {
      admission.arrived();
      throw closing;
    }
  }

  private void prepare(Server server) {
    GracefulHandler graceful = new GracefulHandler();
    HttpsOnly httpsOnly = new HttpsOnly(listening, this::port, connectors::certified);
    httpsOnly.setHandler(new HeadAsGet());
    graceful.setHandler(httpsOnly);
    guard.setHandler(graceful);
    server.setHandler(guard);
    server.setErrorHandler(new BareErrorHandler());
    server.setStopTimeout(STOP_PATIENCE.toMillis());
  }
}
