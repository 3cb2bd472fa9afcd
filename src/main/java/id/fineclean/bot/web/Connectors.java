package id.fineclean.bot.web;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.ssl.X509;

/// The doors of the server: HTTP or HTTPS on its port, and perhaps a second one for plain HTTP.
final class Connectors {
  /// Connections the system may hold for us while all of us is busy; without it, a burst is refused
  /// at 50.
  private static final int BACKLOG = 4096;

  /// How soon a renewed certificate is noticed.
  private static final Duration CERTIFICATE_INTERVAL = Duration.ofSeconds(10);

  /// What nobody has broken so far: TLS 1.3, and of 1.2 what exchanges keys anew for each
  /// connection and encrypts in one step with its check (RFC 9325, 4.2).
  private static final String[] SUITES = {
    "TLS_AES_.*", "TLS_CHACHA20_.*", "TLS_ECDHE_.*_GCM_.*", "TLS_ECDHE_.*_CHACHA20_.*"
  };

  private final Listening listening;
  private final ConnectionGuard guard;
  private final SslContextFactory.Server tls = new SslContextFactory.Server();

  Connectors(Listening listening, ConnectionGuard guard) {
    this.listening = listening;
    this.guard = guard;
  }

  /// What holds for every request before anything else sees it.
  void prepare(HttpConfiguration configuration) {
    if (listening.tls().isPresent()) {
      // A caller who asks for us by another name, such as a supervisor on this machine, may.
      configuration.addCustomizer(new SecureRequestCustomizer(false));
    }
    configuration.addCustomizer(new ForwardedRequests(listening.proxies()));
    configuration.addCustomizer(new SecurityHeaders());
  }

  /// The door at [Listening#port()].
  Connector main(Server server, HttpConfiguration configuration) {
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    return listening
        .tls()
        .map(files -> secure(server, http, files))
        .orElseGet(() -> open(new Door(server, http), listening.port()));
  }

  /// The door at [Listening#httpPort()]; only where there is one.
  Connector second(Server server, HttpConfiguration configuration) {
    return open(
        new Door(server, new HttpConnectionFactory(configuration)),
        listening.httpPort().orElseThrow());
  }

  /// Whether the certificate is for a host.
  boolean certified(String host) {
    X509 certificate = tls.getX509("server");
    return certificate != null && certificate.matches(host);
  }

  /// Plain HTTP is understood as well, as far as it takes to send it to HTTPS.
  private Connector secure(Server server, HttpConnectionFactory http, TlsFiles files) {
    tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    tls.setIncludeCipherSuites(SUITES);
    server.addBean(watch(files), true);
    SslConnectionFactory ssl = new SslConnectionFactory(tls, http.getProtocol());
    return open(new Door(server, new DetectorConnectionFactory(ssl), http), listening.port());
  }

  private CertificateWatch watch(TlsFiles files) {
    try {
      return new CertificateWatch(files, tls, CERTIFICATE_INTERVAL);
    } catch (UnusableTlsException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Connector open(ServerConnector connector, int port) {
    connector.setHost(listening.host());
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }

  private final class Door extends ServerConnector {
    Door(Server server, ConnectionFactory... protocols) {
      super(server, protocols);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key) {
      GuardedEndPoint end = new GuardedEndPoint(channel, selector, key, getScheduler(), guard);
      end.setIdleTimeout(getIdleTimeout());
      return end;
    }

    @Override
    protected void onEndPointOpened(EndPoint end) {
      super.onEndPointOpened(end);
      if (end instanceof GuardedEndPoint guarded) {
        guard.opened(guarded);
      }
    }

    @Override
    protected void onEndPointClosed(EndPoint end) {
      super.onEndPointClosed(end);
      if (end instanceof GuardedEndPoint guarded) {
        guard.closed(guarded);
      }
    }
  }
}
