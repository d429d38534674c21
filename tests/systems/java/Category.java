import java.util.Arrays;
import java.util.Optional;

/** Covered expenses (SET-3). */
enum Category {
    medical("institution"),
    drug("pharmacy"),
    device("pharmacy"),
    consumable("pharmacy"),
    resident_premium(null),
    ltci_premium(null);

    /** Required kind of venue; none for a premium. */
    private final String venue;

    Category(String venue) {
        this.venue = venue;
    }

    static Optional<Category> called(String name) {
        return Arrays.stream(values()).filter(category -> category.name().equals(name)).findAny();
    }

    boolean isPremium() {
        return venue == null;
    }

    boolean fits(Operation.Venue where) {
        return where == null ? isPremium() : where.kind().equals(venue);
    }
}
