package foyer.isolation;

import foyer.properties.PropertyApi;
import foyer.testing.TestTenants.TestMember;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The places of the schema that take ids of properties and of what belongs to them. */
final class PropertySlots {

    /** Which kind of id each place takes. */
    static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("Query.property.id", "prop"),
            Map.entry("PropertyFilter.agents", "mem"),
            Map.entry("PropertyFilter.teams", "team"),
            Map.entry("PropertyFilter.building", "prop"),
            Map.entry("PropertyCreateInput.building", "prop"),
            Map.entry("PropertyCreateInput.agent", "mem"),
            Map.entry("PropertyCreateInput.team", "team"),
            Map.entry("PropertyUpdateInput.id", "prop"),
            Map.entry("PropertyUpdateInput.building", "prop"),
            Map.entry("PropertyUpdateInput.agent", "mem"),
            Map.entry("PropertyUpdateInput.team", "team"),
            Map.entry("PropertyChecklistConfirmInput.id", "prop"),
            Map.entry("PropertyChecklistWithdrawInput.id", "prop"),
            Map.entry("Query.propertySavedSearch.id", "psearch"),
            Map.entry("PropertySavedSearchUpdateInput.id", "psearch"),
            Map.entry("PropertySavedSearchDeleteInput.id", "psearch"),
            Map.entry("PropertySubmitInput.id", "prop"),
            Map.entry("PropertyPublishInput.id", "prop"),
            Map.entry("PropertyUnpublishInput.id", "prop"),
            Map.entry("PropertyMarkUnderOfferInput.id", "prop"),
            Map.entry("PropertyMarkSoldInput.id", "prop"),
            Map.entry("PropertyMarkRentedInput.id", "prop"),
            Map.entry("PropertyArchiveInput.id", "prop"),
            Map.entry("PropertyRestoreInput.id", "prop"),
            Map.entry("PropertyMediaAddInput.id", "prop"),
            Map.entry("PropertyMediaReorderInput.id", "prop"),
            Map.entry("PropertyMediaUpdateInput.id", "prop"),
            Map.entry("PropertyMediaRemoveInput.id", "prop"),
            Map.entry("PropertyMediaAddInput.fileIds", "file"),
            Map.entry("PropertyMediaReorderInput.media", "pmed"),
            Map.entry("PropertyMediaUpdateInput.medium", "pmed"),
            Map.entry("PropertyMediaRemoveInput.media", "pmed"));

    /** Where {@link Operation} looks for anything on a map. */
    private static final Map<String, Integer> HERE = Map.of("lat", 1, "lng", 1);

    private PropertySlots() {}

    /** The names of somebody's searches differ. */
    static String search(TestMember member, String word) {
        return member.client()
                .post(
                        "mutation($name: String!) { propertySavedSearchCreate(input: { name: $name, filter: {}, alert: NONE })"
                                + " { propertySavedSearch { id } userErrors { code } } }",
                        Map.of("name", word + " search " + UUID.randomUUID()))
                .succeeded("propertySavedSearchCreate")
                .text("propertySavedSearchCreate.propertySavedSearch.id");
    }

    /** A building with a unit in it, both the member's and the team's. */
    static String building(TestMember member, String word, String team) {
        return building(member, member, member, word, team);
    }

    /** The same, made by one member, the building another's and its unit a third's. */
    static String building(TestMember maker, TestMember agent, TestMember units, String word, String team) {
        var api = new PropertyApi(maker);
        var building = new HashMap<String, Object>(Map.of(
                "kind",
                "BUILDING",
                "title",
                word + " tower",
                "location",
                HERE,
                "owner",
                Map.of("name", word + " owner")));
        building.putAll(Map.of("agent", agent.membershipId(), "team", team));
        var id = api.create(building);
        var unit = new HashMap<String, Object>(building);
        unit.putAll(
                Map.of("kind", "APARTMENT", "title", word + " flat", "building", id, "agent", units.membershipId()));
        api.create(unit);
        return id;
    }
}
