package foyer.platform.graphql.scalars;

import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes of public lists: only known ones are accepted, and each is kept in the list's own spelling. */
final class CodeForms {

    private static final int MAX_LANGUAGE_TAG = 35;

    private CodeForms() {}

    /** ISO 4217, currencies that people pay with: those that have a smallest unit. */
    static final class CurrencyCode implements TextScalar.Text {

        private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());

        @Override
        public @Nullable String read(String text) {
            var code = text.toUpperCase(Locale.ROOT);
            return KNOWN.contains(code) ? code : null;
        }
    }

    /** ISO 3166-1, two letters. */
    static final class CountryCode implements TextScalar.Text {

        private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

        @Override
        public @Nullable String read(String text) {
            var code = text.toUpperCase(Locale.ROOT);
            return KNOWN.contains(code) ? code : null;
        }
    }

    /** BCP 47 with a language, and a country if any, that exist. */
    static final class LanguageTag implements TextScalar.Text {

        private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

        @Override
        public @Nullable String read(String text) {
            if (text.length() > MAX_LANGUAGE_TAG) {
                return null;
            }
            try {
                var locale = new Locale.Builder().setLanguageTag(text).build();
                return isKnown(locale) ? locale.toLanguageTag() : null;
            } catch (IllformedLocaleException e) {
                return null;
            }
        }

        @Override
        public String write(Object value) {
            return value instanceof Locale locale ? locale.toLanguageTag() : value.toString();
        }

        private static boolean isKnown(Locale locale) {
            var language = locale.getLanguage();
            var country = locale.getCountry();
            return (LANGUAGES.contains(language) || language.length() == 3)
                    && (country.length() != 2 || COUNTRIES.contains(country));
        }
    }

    /** IANA, by the zone's name and not by an offset. */
    static final class TimeZone implements TextScalar.Text {

        private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> !zone.startsWith("SystemV/"))
                .collect(Collectors.toUnmodifiableSet());

        @Override
        public @Nullable String read(String text) {
            return KNOWN.contains(text) ? text : null;
        }
    }
}
