package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Service;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who brings tools and cleaning agents, asked about no service in particular: "Petugasnya bawa
/// alat sendiri kan?"
final class ToolsAnswer {
  private static final Pattern TOOLS =
      Pattern.compile(
          "\\b(per)?(alat|alatnya|alat2|alatan|alatannya|bahan|bahannya|sabun|sapu|vacuum|vakum|pembersihnya)\\b"
              + "|\\b(tools?|equipment|supplies|detergents?|cleaning (agents?|products?|stuff))\\b");

  private ToolsAnswer() {}

  /// @return empty where the customer does not ask about that
  static Optional<String> of(Turn turn, Shop shop) {
    return turn.understanding()
        .map(Understanding::text)
        .filter(text -> TOOLS.matcher(text.toLowerCase(Locale.ROOT)).find())
        .map(text -> text(turn, shop.services()));
  }

  private static String text(Turn turn, List<Service> services) {
    String without =
        services.stream()
            .filter(service -> !service.bringsTools())
            .map(service -> service.name().in(turn.language()))
            .collect(Collectors.joining(", "));
    return without.isEmpty()
        ? turn.text("booking.brings_tools")
        : turn.text("booking.brings_tools_except", "services", without);
  }
}
