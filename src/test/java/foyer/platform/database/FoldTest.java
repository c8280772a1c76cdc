package foyer.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.testing.TestDatabase;
import java.sql.SQLException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folding is the same in a database of any locale: search would else find nothing but ASCII in some. */
@Tag("module")
class FoldTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    /** What is stored and indexed was folded by these: in one way for all texts, each word cut off for itself. */
    private static final String AT_FIRST = """
            create function pg_temp.fold(value text) returns text language sql immutable as $$
                select ' ' || trim(regexp_replace(
                    translate(
                        regexp_replace(
                            public.unaccent(
                                'public.unaccent'::regdictionary,
                                lower(normalize(coalesce(value, ''), nfkc) collate pg_c_utf8)),
                            '[\u0640\u064B-\u0652\u0670]', '', 'g'),
                        'أإآٱىةؤئ', 'اااايهوي'),
                    '[^[:alnum:]]+', ' ', 'g'))
            $$;
            create function pg_temp.words(folded text) returns tsvector language sql immutable as $$
                select array_to_tsvector(array(
                    select left(word, 60) from unnest(string_to_array(folded, ' ')) as word where word <> ''))
            $$""";

    /** Each character alone, between others and thrice; the same of ASCII alone; nothing; long words, and many spaces. */
    private static final String TEXTS = """
            with character as (select chr(i) as c from generate_series(1, 12543) as i where i not between 55296 and 57343),
            text as (
                select t from character, lateral (values (c), ('Ab' || c || 'É 1'), ('Ab' || c || 'Z  9'), (c || c || c)) as v (t)
                union all values (''), (null), (repeat('x', 60)), (repeat('x', 61)), ('a ' || repeat('Xé', 40) || ' b'),
                    ('  a   ' || repeat(repeat('y', 70) || '  ', 3)), ('a -b- c , . d'), ('é -b- c , . d'))
            select count(*) filter (where platform.fold(t) is distinct from pg_temp.fold(t)),
                count(*) filter (where platform.words(platform.fold(t)) is distinct from pg_temp.words(pg_temp.fold(t))),
                count(*) filter (where platform.words(t) is distinct from pg_temp.words(t)),
                count(*) filter (where tsvector_to_array(platform.words(u, platform.fold(t))) is distinct from array(
                    select platform.lexeme(u, lexeme) from unnest(platform.words(platform.fold(t)))
                    order by platform.lexeme(u, lexeme) collate "C")),
                count(*)
            from text, (values ('0190a000-0000-7000-8000-0000000000ab'::uuid)) as v (u)""";

    @ParameterizedTest
    @ValueSource(strings = {"C", "pg_c_utf8", "unicode"})
    void foldsWhateverTheLocale(String collation) throws SQLException {
        try (var connection = DATABASE.asSuperuser()) {
            var folded = DSL.using(connection)
                    .fetchSingle("select platform.fold('Élodie  ÆTHER أَحْمَد_الشّارقة' collate \"" + collation + "\")")
                    .get(0, String.class);

            assertThat(folded).isEqualTo(" elodie aether احمد الشارقه");
        }
    }

    @Test
    void foldsAsWhatIsStoredWasFolded() throws SQLException {
        try (var connection = DATABASE.asSuperuser()) {
            var db = DSL.using(connection);
            db.execute(AT_FIRST);

            var differ = db.fetchSingle(TEXTS);

            assertThat(differ.get(4, Integer.class)).isGreaterThan(50_000);
            assertThat(differ.into(Integer[].class)).startsWith(0, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+971501234567, 501234567 4567",
        "+12025550123, 2025550123 0123",
        "+4915112345678, 15112345678 5678",
        "+353861234567, 861234567 4567",
        "+12345, ''",
        "971501234567, ''",
        ", ''"
    })
    void findsANumberWithoutItsCountryAndByItsEnd(@Nullable String phone, String words) throws SQLException {
        try (var connection = DATABASE.asSuperuser()) {
            assertThat(DSL.using(connection)
                            .fetchSingle("select platform.phone_words(?::text)", phone)
                            .get(0, String.class))
                    .isEqualTo(words);
        }
    }
}
