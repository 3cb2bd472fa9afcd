package id.fineclean.bot.channel;

import java.util.Collection;
import java.util.List;

/// Up to where a channel shows choices to tap: a few buttons, or a list that opens. Lengths are in
/// UTF-16 units.
///
/// @param maxText longest text above them
/// @param maxButtons more choices become a list
/// @param maxButtonLabel a list is made where a label is longer
/// @param maxItems more choices than this cannot be shown
/// @param maxItemLabel nor any with a longer label
public record TapLimits(
    int maxText, int maxButtons, int maxButtonLabel, int maxItems, int maxItemLabel) {

  boolean fit(OutboundMessage message) {
    return message.text().length() <= maxText
        && fit(message.choices().stream().map(OutboundMessage.Choice::label).toList());
  }

  /// Whether choices of these names can be shown; two of the same name cannot be told apart.
  public boolean fit(Collection<String> labels) {
    return !labels.isEmpty()
        && labels.size() <= maxItems
        && labels.stream().allMatch(label -> !label.isBlank() && label.length() <= maxItemLabel)
        && labels.stream().distinct().count() == labels.size();
  }

  /// Whether choices of these names are few and short enough for buttons.
  public boolean fitButtons(List<String> labels) {
    return labels.size() <= maxButtons
        && labels.stream().allMatch(label -> label.length() <= maxButtonLabel);
  }
}
