package id.fineclean.bot.web;

import id.fineclean.bot.policy.PolicyLinks;

/// What somebody who reads is told when there is no page, or none just now.
final class ProblemPage {
  private final SiteLayout layout;

  ProblemPage(SiteLayout layout) {
    this.layout = layout;
  }

  /// @param status of the answer
  String of(int status) {
    String kind =
        switch (status) {
          case 403 -> "forbidden";
          case 404 -> "missing";
          default -> "failed";
        };
    String title = layout.text("problem_" + kind);
    return layout.page(title, html -> write(html, title, kind, status));
  }

  private void write(Html html, String title, String kind, int status) {
    html.open("div", "class", "problem");
    html.element("p", Integer.toString(status), "class", "status");
    html.element("h1", title);
    html.element("p", layout.text("problem_" + kind + "_help"), "class", "lead");
    html.raw("<ul class=\"ways\">");
    way(html, "/", layout.text("home"));
    way(html, PolicyLinks.current("privacy"), layout.text("privacy"));
    way(html, PolicyLinks.current("terms"), layout.text("terms"));
    way(html, FrontPage.whatsApp(layout.company()), layout.text("ask_whatsapp"));
    html.raw("</ul></div>");
  }

  private static void way(Html html, String target, String text) {
    html.open("li").element("a", text, "href", target).close("li");
  }
}
