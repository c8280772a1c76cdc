package foyer.leads.ordering;

import static foyer.leads.LeadApi.input;
import static org.assertj.core.api.Assertions.assertThat;

import foyer.leads.LeadApi;
import foyer.records.fields.CustomFieldApi;
import foyer.testing.FoyerTest;
import foyer.testing.GraphQlAnswer;
import foyer.testing.TestTenants;
import foyer.testing.TestTenants.TestMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of leads in the order of a custom field. */
@FoyerTest
@Tag("graphql")
class LeadFieldOrderTest {

    private static final String LEADS = """
            query($filter: LeadFilter, $by: CustomFieldOrderInput, $first: Int, $after: String, $last: Int, $before: String) {
              leads(filter: $filter, orderByField: $by, first: $first, after: $after, last: $last, before: $before) {
                totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }""";

    private final TestTenants tenants;
    private TestMember owner;
    private LeadApi api;
    private CustomFieldApi fields;

    @Autowired
    LeadFieldOrderTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeEach
    void company() {
        owner = tenants.signUp("LEAD_GENERATION");
        api = new LeadApi(owner);
        fields = new CustomFieldApi(owner);
    }

    private GraphQlAnswer leads(TestMember member, @Nullable Object... variables) {
        return member.client().post(LEADS, input(variables));
    }

    private List<String> titles(@Nullable Object... variables) {
        return leads(owner, variables).data("leads.nodes").findValuesAsString("title");
    }

    private static Map<String, ?> by(String field, String direction) {
        return Map.of("field", field, "direction", direction);
    }

    private void lead(String title, String field, String part, Object value) {
        api.create(title, "customFields", List.of(input("field", field, part, value)));
    }

    /** Each kind has two that are alike, which stand by their ids; falling, what has a value stands the other way round. */
    @Test
    void isThatOfTheKindOfTheField() {
        fields.create("name", "TEXT");
        fields.create("size", "NUMBER");
        fields.create("day", "DATE");
        fields.create("colour", "OPTION", "options", List.of("red", "blue"));
        fields.create("paid", "BOOLEAN");
        fields.create("price", "MONEY");
        api.create("None 1");
        lead("b", "name", "text", "beta");
        lead("a", "name", "text", "alpha");
        lead("b again", "name", "text", "beta");
        lead("10", "size", "number", "10");
        lead("-2.5", "size", "number", "-2.5");
        lead("9", "size", "number", "9");
        lead("later", "day", "date", "2026-05-02");
        lead("sooner", "day", "date", "2026-05-01");
        lead("red", "colour", "option", "red");
        lead("blue", "colour", "option", "blue");
        lead("yes", "paid", "flag", true);
        lead("no", "paid", "flag", false);
        lead("usd 1", "price", "money", Map.of("amountMinor", 1, "currency", "USD"));
        lead("aed 20", "price", "money", Map.of("amountMinor", 20, "currency", "AED"));
        lead("aed 3", "price", "money", Map.of("amountMinor", 3, "currency", "AED"));

        var expected = Map.of(
                "name", List.of("a", "b", "b again"),
                "size", List.of("-2.5", "9", "10"),
                "day", List.of("sooner", "later"),
                "colour", List.of("blue", "red"),
                "paid", List.of("no", "yes"),
                "price", List.of("aed 3", "aed 20", "usd 1"));
        expected.forEach((field, titles) -> {
            var count = titles.size();
            var grows = titles("by", by(field, "ASC"));
            assertThat(grows).hasSize(16).startsWith(titles.toArray(String[]::new));
            assertThat(grows.get(count)).isEqualTo("None 1");
            var falling = new ArrayList<>(titles);
            Collections.reverse(falling);
            var falls = titles("by", by(field, "DESC"));
            assertThat(falls).startsWith(falling.toArray(String[]::new));
            assertThat(falls.subList(count, 16)).isEqualTo(grows.subList(count, 16));
        });
    }

    @Test
    void isPagedInEitherDirectionAcrossWhereValuesEnd() {
        fields.create("size", "NUMBER");
        for (var i = 0; i < 4; i++) {
            lead("Sized " + i, "size", "number", String.valueOf(i / 2));
            api.create("None " + i);
        }
        for (var direction : List.of("ASC", "DESC")) {
            var by = by("size", direction);
            var whole = titles("by", by);
            assertThat(whole).hasSize(8);
            for (var size : List.of(1, 3, 4, 5)) {
                assertThat(paged(by, size, "first", "after", "endCursor", "hasNextPage"))
                        .isEqualTo(whole);
                var back = paged(by, size, "last", "before", "startCursor", "hasPreviousPage");
                assertThat(back).containsExactlyInAnyOrderElementsOf(whole);
                assertThat(back.subList(0, size)).isEqualTo(whole.subList(8 - size, 8));
            }
        }
        assertThat(titles("by", by("size", "ASC"), "filter", Map.of("text", "none")))
                .hasSize(4);
        assertThat(leads(owner, "by", by("size", "ASC"), "first", 1)
                        .data("leads.totalCount")
                        .asInt())
                .isEqualTo(8);
    }

    /** Page after page, each in its own order. */
    private List<String> paged(Map<String, ?> by, int size, String most, String from, String end, String more) {
        var found = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = leads(owner, "by", by, most, size, from, cursor);
            found.addAll(page.data("leads.nodes").findValuesAsString("title"));
            cursor = page.data("leads.pageInfo." + more).asBoolean() ? page.text("leads.pageInfo." + end) : null;
        } while (cursor != null);
        return found;
    }

    @Test
    void isRefusedByAFieldThatIsNotThereAndByAnothersCursor() {
        var gone = fields.create("gone", "TEXT");
        fields.create("size", "NUMBER");
        fields.create("text", "TEXT");
        lead("One", "size", "number", "1");
        lead("Two", "size", "number", "2");
        api.create("None");
        fields.run("customFieldArchive", "id", gone).succeeded("customFieldArchive");
        var other = tenants.signUp("LEAD_GENERATION");

        assertThat(leads(owner, "by", by("gone", "ASC")).errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(leads(owner, "by", by("never", "ASC")).errorCodes()).containsExactly("BAD_USER_INPUT");
        assertThat(leads(other, "by", by("size", "ASC")).errorCodes()).containsExactly("BAD_USER_INPUT");
        for (var size : List.of(1, 3)) {
            var cursor = leads(owner, "by", by("size", "ASC"), "first", size).text("leads.pageInfo.endCursor");
            for (var wrong : List.of(by("text", "ASC"), by("size", "DESC"))) {
                assertThat(leads(owner, "by", wrong, "after", cursor).errorCodes())
                        .containsExactly("BAD_USER_INPUT");
            }
            assertThat(api.leads("after", cursor).errorCodes()).containsExactly("BAD_USER_INPUT");
        }
    }

    @Test
    void goesOnBehindLongTexts() {
        fields.create("name", "TEXT");
        lead("First", "name", "text", "\u0627".repeat(500));
        lead("Second", "name", "text", "\uD83D\uDE00".repeat(500));
        var page = leads(owner, "by", by("name", "ASC"), "first", 1).text("leads.pageInfo.endCursor");
        var last = leads(owner, "by", by("name", "ASC"), "after", page);

        assertThat(last.data("leads.nodes").findValuesAsString("title")).containsExactly("Second");
        assertThat(titles("by", by("name", "ASC"), "after", last.text("leads.pageInfo.endCursor")))
                .isEmpty();
    }

    @Test
    void isKeptInAViewAndRefusedThereTooWithoutTheField() {
        fields.create("size", "NUMBER");
        var view = save(Map.of("orderByField", by("size", "DESC"))).succeeded("savedViewSave");

        assertThat(view.data("savedViewSave.savedView.sort").isNull()).isTrue();
        assertThat(view.text("savedViewSave.savedView.sortField.field")).isEqualTo("size");
        assertThat(view.text("savedViewSave.savedView.sortField.direction")).isEqualTo("DESC");
        assertThat(save(Map.of("orderByField", by("never", "ASC"))).userErrorCodes("savedViewSave"))
                .containsExactly("ORDER_INVALID");
    }

    @Test
    void isRefusedBesideAnotherOrder() {
        fields.create("size", "NUMBER");
        var both = "($by: CustomFieldOrderInput) { leads(orderBy: UPDATED_AT_DESC, orderByField: $by) { totalCount } }";

        assertThat(owner.client()
                        .post("query" + both, Map.of("by", by("size", "ASC")))
                        .errorCodes())
                .containsExactly("BAD_USER_INPUT");
        assertThat(save(Map.of("orderBy", "UPDATED_AT_DESC", "orderByField", by("size", "ASC")))
                        .errorCodes())
                .containsExactly("BAD_USER_INPUT");
    }

    private GraphQlAnswer save(Map<String, ?> leads) {
        return owner.client()
                .post(
                        "mutation($input: SavedViewSaveInput!) { savedViewSave(input: $input) {"
                                + " savedView { sort sortField { field direction } } userErrors { code } } }",
                        Map.of("input", Map.of("name", "By size", "leads", leads)));
    }
}
