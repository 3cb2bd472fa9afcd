package id.fineclean.bot.web;

/// HTML being written. Text and attribute values are escaped here and nowhere else.
final class Html {
  private final StringBuilder out = new StringBuilder(8_192);

  /// Adds markup as it is: only ever a constant.
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /// Adds text.
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /// Opens an element.
  ///
  /// @param attributes name, value, name, value …
  Html open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String element) {
    out.append("</").append(element).append('>');
    return this;
  }

  /// A whole element with text in it.
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close(element);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
