/**
 * Request for one operation. Two requests have the same content if their records are equal. No
 * record holds the channel (EST-11, TRM-3).
 */
sealed interface Operation {
    record Establish(String holder, String recipient, String kinship, String commitment)
            implements Operation {}

    record SetQuota(String holder, String recipient, String granted) implements Operation {}

    record Settle(String request, String holder, String recipient, String beneficiary,
            String category, Venue venue, String amount) implements Operation {}

    record Reverse(String request, String settlement) implements Operation {}

    record Terminate(String by, String holder, String recipient) implements Operation {}

    record Transfer(String person, String region) implements Operation {}

    record EndInsurance(String person, String reason) implements Operation {}

    record Enroll(String person, Scheme scheme, String region) implements Operation {}

    record Contribute(String person, String amount) implements Operation {}

    record Spend(String person, String amount) implements Operation {}

    record Clear() implements Operation {}

    record Venue(String kind, String region) {}

    enum Scheme { employee, resident }

    static Operation of(Fields f) {
        String operation = f.text("operation");
        return switch (operation) {
            case "establish" -> new Establish(f.text("holder"), f.text("recipient"),
                    f.text("kinship"), f.text("commitment"));
            case "set_quota" -> new SetQuota(f.text("holder"), f.text("recipient"),
                    f.text("granted"));
            case "settle" -> new Settle(f.text("request"), f.text("holder"), f.text("recipient"),
                    f.text("beneficiary"), f.text("category"), venue(f), f.text("amount"));
            case "reverse" -> new Reverse(f.text("request"), f.text("settlement"));
            case "terminate" -> new Terminate(f.text("by"), f.text("holder"), f.text("recipient"));
            case "transfer" -> new Transfer(f.text("person"), f.text("region"));
            case "end_insurance" -> new EndInsurance(f.text("person"), f.text("reason"));
            case "enroll" -> new Enroll(f.text("person"), Scheme.valueOf(f.text("scheme")),
                    f.text("region"));
            case "contribute" -> new Contribute(f.text("person"), f.text("amount"));
            case "spend" -> new Spend(f.text("person"), f.text("amount"));
            case "clear" -> new Clear();
            default -> throw new IllegalArgumentException("no operation is called " + operation);
        };
    }

    private static Venue venue(Fields f) {
        if (!f.has("venue")) {
            return null;
        }
        Fields venue = f.fields("venue");
        return new Venue(venue.text("kind"), venue.text("region"));
    }
}
