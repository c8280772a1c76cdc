package foyer.properties;

import foyer.platform.graphql.UserErrorException;
import foyer.platform.graphql.UserErrorException.Problem;
import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings an input into its stored form, and collects what is wrong with it so that all of it is answered at once. */
final class PropertyErrors {

    static final int MAX_TITLE = 300;
    static final int MAX_DESCRIPTION = 10_000;
    static final int MAX_TEXT = 200;
    static final int MAX_CAPTION = 500;
    static final int MAX_FEATURES = 50;
    static final int MAX_FEATURE = 60;
    static final int MAX_COUNT = 1_000;
    static final int MAX_AREA = 2_000_000_000;
    static final int FIRST_YEAR = 1_000;
    static final int LAST_YEAR = 2_200;

    private final List<Problem> problems = new ArrayList<>();

    void add(String field, PropertyErrorCode code, Object... arguments) {
        problems.add(Problem.of(code, field, arguments));
    }

    /** Ends the mutation when anything was wrong. */
    void check() {
        check(Map.of());
    }

    /** Ends the mutation when anything was wrong, with these fields of its payload. */
    void check(Map<String, Object> payload) {
        if (!problems.isEmpty()) {
            throw new UserErrorException(problems, payload);
        }
    }

    /** Optional text: trimmed, and null when nothing is left. */
    @Nullable String text(String field, @Nullable String value, int max) {
        var text = value == null ? "" : value.strip();
        if (text.codePointCount(0, text.length()) > max) {
            add(field, PropertyErrorCode.TEXT_INVALID, max);
        }
        return text.isEmpty() ? null : text;
    }

    /** The value of a field that cannot be cleared. */
    <T> T required(String field, @Nullable T given, T stored) {
        if (given == null) {
            add(field, PropertyErrorCode.REQUIRED);
            return stored;
        }
        return given;
    }

    Money price(String field, Money amount) {
        if (amount.amountMinor() <= 0) {
            add(field + ".amount.amountMinor", PropertyErrorCode.PRICE_INVALID);
        }
        return amount;
    }

    @Nullable PropertyArea area(@Nullable PropertyArea area) {
        if (area != null) {
            number("area.value", area.value(), 1, MAX_AREA);
        }
        return area;
    }

    @Nullable Integer count(String field, @Nullable Integer count) {
        return number(field, count, 0, MAX_COUNT);
    }

    @Nullable Integer year(@Nullable Integer year) {
        return number("yearBuilt", year, FIRST_YEAR, LAST_YEAR);
    }

    private @Nullable Integer number(String field, @Nullable Integer number, int min, int max) {
        if (number != null && (number < min || number > max)) {
            add(field, PropertyErrorCode.NUMBER_INVALID, min, max);
        }
        return number;
    }

    /** Each once, trimmed, in the order given. */
    List<String> features(@Nullable List<String> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MAX_FEATURES) {
            add("features", PropertyErrorCode.FEATURES_INVALID, MAX_FEATURES);
            return List.of();
        }
        for (var i = 0; i < given.size(); i++) {
            if (given.get(i).isBlank()) {
                add("features." + i, PropertyErrorCode.TEXT_INVALID, MAX_FEATURE);
            } else {
                text("features." + i, given.get(i), MAX_FEATURE);
            }
        }
        return given.stream().map(String::strip).distinct().toList();
    }

    PropertyAddress address(PropertyAddress address) {
        return new PropertyAddress(
                address.country(),
                text("address.city", address.city(), MAX_TEXT),
                text("address.district", address.district(), MAX_TEXT),
                text("address.street", address.street(), MAX_TEXT),
                text("address.buildingName", address.buildingName(), MAX_TEXT),
                text("address.unitNumber", address.unitNumber(), MAX_TEXT),
                text("address.postalCode", address.postalCode(), MAX_TEXT));
    }

    PropertyOwner owner(PropertyOwner owner) {
        return new PropertyOwner(text("owner.name", owner.name(), MAX_TEXT), owner.email(), owner.phone());
    }

    @Nullable GeoPoint location(@Nullable GeoPoint location) {
        if (location == null) {
            return null;
        }
        if (!location.onEarth()) {
            add("location", PropertyErrorCode.LOCATION_INVALID);
            return null;
        }
        return location.normal();
    }
}
