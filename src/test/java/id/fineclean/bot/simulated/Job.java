package id.fineclean.bot.simulated;

import java.util.Arrays;

/// A service of the sample catalogue, as far as a customer has to know it.
enum Job {
  GENERAL_CLEANING("Bersih-bersih rumah", 2, 4, 0, 60, 1),
  DEEP_CLEANING("Deep cleaning", 1, 3, 30, 60, 2),
  POST_RENOVATION("Bersih pasca renovasi", 0, 0, 60, 0, 2),
  SOFA_WASH("Cuci sofa", 2, 8, 30, 20, 1),
  MATTRESS_WASH("Cuci kasur", 1, 4, 30, 45, 1),
  CARPET_WASH("Cuci karpet", 4, 30, 30, 3, 1),
  AC_CLEANING("Cuci AC", 1, 5, 15, 40, 1),
  OFFICE_CLEANING("Bersih kantor", 50, 130, 30, 1.5, 2),
  TOILET_CLEANING("Bersih kamar mandi", 1, 4, 15, 45, 1),
  DISINFECTION("Disinfeksi", 40, 200, 30, 0.5, 1);

  final String shown;
  final int least;
  final int most;
  final int daysAhead;
  private final int baseMinutes;
  private final double minutesEach;

  Job(String shown, int least, int most, int baseMinutes, double minutesEach, int daysAhead) {
    this.shown = shown;
    this.least = least;
    this.most = most;
    this.baseMinutes = baseMinutes;
    this.minutesEach = minutesEach;
    this.daysAhead = daysAhead;
  }

  static Job of(String id) {
    return Arrays.stream(values()).filter(job -> job.id().equals(id)).findFirst().orElseThrow();
  }

  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  boolean sized() {
    return most > 0;
  }

  /// Rounded up to half hours.
  int minutes(int size) {
    return (int) Math.ceil((baseMinutes + minutesEach * size) / 30) * 30;
  }
}
