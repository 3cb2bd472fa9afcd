package id.fineclean.bot.policy;

/// Where documents stand on the public site.
public final class PolicyLinks {
  private final String site;

  /// @param site the site's address, with or without a final slash
  public PolicyLinks(String site) {
    this.site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
  }

  /// A clause's place on the page of the version in force, or of an older one.
  public String clause(PolicyVersion version, boolean inForce, ClauseId clause) {
    String page = inForce ? current(version.document()) : version(version);
    return site + page + "#" + anchor(clause);
  }

  /// The page of the version in force.
  public String currentPage(String document) {
    return site + current(document);
  }

  /// The page that shows two versions side by side.
  public String comparisonPage(PolicyVersion before, PolicyVersion after) {
    return site + comparison(before, after);
  }

  /// The path of the page that shows two versions side by side.
  public static String comparison(PolicyVersion before, PolicyVersion after) {
    return version(before) + "/ke/" + after.version();
  }

  /// The path of the page that always shows the version in force.
  public static String current(String document) {
    return switch (document) {
      case "privacy" -> "/kebijakan-privasi";
      case "terms" -> "/syarat-ketentuan";
      default -> "/dokumen/" + document;
    };
  }

  /// The path of the page of one version.
  public static String version(PolicyVersion version) {
    String folder = version.document().equals("privacy") ? "/privasi" : current(version.document());
    return folder + "/v/" + version.version();
  }

  /// The id of a clause on its page.
  public static String anchor(ClauseId clause) {
    return "pasal-" + clause;
  }
}
