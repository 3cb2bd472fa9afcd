package id.fineclean.bot.web;

import id.fineclean.bot.web.SiteLayout.Link;
import java.util.ArrayList;
import java.util.List;

/// What somebody who reads is told when there is no page, or none just now: `problem.jte`.
public final class ProblemPage {
  private final SiteLayout layout;
  private final int status;

  /// @param status of the answer
  ProblemPage(SiteLayout layout, int status) {
    this.layout = layout;
    this.status = status;
  }

  private String kind() {
    return switch (status) {
      case 403 -> "forbidden";
      case 404 -> "missing";
      default -> "failed";
    };
  }

  /// Of the answer.
  public int status() {
    return status;
  }

  /// What the problem is called.
  public String title() {
    return layout.text("problem_" + kind());
  }

  /// What one can do.
  public String help() {
    return layout.text("problem_" + kind() + "_help");
  }

  /// Where one can go.
  public List<Link> ways() {
    List<Link> ways = new ArrayList<>();
    ways.add(layout.link("/", layout.text("home")));
    layout.parts().stream()
        .flatMap(part -> part.pages().stream())
        .forEach(page -> ways.add(layout.link(page.path(), layout.text(page.name()))));
    ways.add(layout.link(FrontPage.whatsApp(layout.company()), layout.text("ask_whatsapp")));
    return ways;
  }
}
