package id.fineclean.bot.web;

import id.fineclean.bot.json.Json;
import id.fineclean.bot.telemetry.Telemetry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What a supervisor asks: `GET /health/live` (the process answers), `GET /health/ready` (it can
/// work; else 503 and the names of what it lacks), and `GET /metrics` (Prometheus' text format).
public final class HealthRoutes implements Routes {
  private final Map<String, BooleanSupplier> needs;
  private final Telemetry telemetry;

  /// @param needs what has to be true for the bot to work, by a name that may be shown to anybody,
  ///     such as `database`
  public HealthRoutes(Map<String, BooleanSupplier> needs, Telemetry telemetry) {
    this.needs = new LinkedHashMap<>(needs);
    this.telemetry = telemetry;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/health/live", ctx -> json(ctx, Map.of("status", "live")));
    routes.get("/health/ready", this::ready);
    routes.get("/metrics", this::metrics);
  }

  private void ready(Context ctx) {
    List<String> missing =
        needs.entrySet().stream()
            .filter(need -> !need.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .toList();
    if (missing.isEmpty()) {
      json(ctx, Map.of("status", "ready"));
    } else {
      json(ctx.status(503), Map.of("status", "not ready", "missing", missing));
    }
  }

  private void metrics(Context ctx) throws IOException {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8");
    telemetry.write(ctx.res().getOutputStream());
  }

  private static void json(Context ctx, Map<String, ?> answer) {
    ctx.contentType("application/json").result(Json.bytes(answer));
  }
}
