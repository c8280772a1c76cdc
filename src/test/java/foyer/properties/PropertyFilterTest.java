package foyer.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which changed fields filters look at: a property that changes in no other is held against no search. */
@Tag("unit")
class PropertyFilterTest {

    /** One that says all that can be said, so that it looks at whatever any does. */
    private static final PropertyFilter ALL = PropertyFilterJson.read("""
            {"kinds": ["VILLA"], "statuses": ["DRAFT"], "offer": "SALE", "price": {"offer": "SALE", "currency": "AED"},
                "priceExpired": true, "bedroomsMin": 1, "areaMin": {"value": 1, "unit": "SQUARE_METERS"}, "agents": [],
                "teams": [], "building": "%s", "text": "sea", "bbox": {"south": 0, "west": 0, "north": 1, "east": 1}}""".formatted(new PropertyId(new UUID(0, 0))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "kind",
                "purpose",
                "salePrice",
                "rentPrice",
                "bedrooms",
                "area",
                "agent",
                "team",
                "building",
                "location",
                "addressHidden",
                "title",
                "address.buildingName",
                "address.street",
                "address.district",
                "address.city",
                "address.unitNumber",
                "address.country",
                "description",
                "bathrooms",
                "media"
            })
    void areThoseThatAnyIsSaidToLookAt(String field) {
        assertThat(ALL.looksAt(List.of(field))).isEqualTo(PropertyFilter.anyLooksAt(List.of(field)));
    }
}
