package foyer.properties.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of places along the curve, and the ranges of shapes. */
@Tag("unit")
class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "-90000000, -180000000, 0",
        "-90000000, -179999999, 1",
        "-89999999, -180000000, 2",
        "-89999999, -179999999, 3"
    })
    void takeTheBitsOfBothCoordinatesInTurn(int lat, int lng, long cell) {
        assertThat(Cells.of(new GeoPoint(lat, lng))).isEqualTo(cell);
    }

    @Test
    void areAllWithinTheRangesOfAShapeThatHasThem() {
        var random = new Random(3);
        for (var i = 0; i < 1_000; i++) {
            var south = random.nextInt(-GeoPoint.MAX_LAT, GeoPoint.MAX_LAT);
            var west = random.nextInt(-GeoPoint.MAX_LNG, GeoPoint.MAX_LNG);
            var size = 1 + random.nextInt(1 + random.nextInt(10_000_000));
            var box = new GeoBox(
                    south,
                    west,
                    Math.min(south + size, GeoPoint.MAX_LAT),
                    west + size > GeoPoint.MAX_LNG ? west + size - GeoPoint.TURN : west + size);
            var inside = new GeoPoint(
                    Math.min(south + random.nextInt(size), GeoPoint.MAX_LAT),
                    box.west() < box.east() ? west + random.nextInt(size) : west);

            var ranges = Cells.covering(List.of(box));

            assertThat(ranges).hasSizeLessThanOrEqualTo(2 * Cells.MAX_SQUARES);
            assertThat(ranges).anyMatch(range -> range.from() <= Cells.of(inside) && Cells.of(inside) <= range.to());
        }
    }

    @Test
    void rangesAreInOrderAndApart() {
        var ranges = Cells.covering(List.of(
                new GeoBox(-10_000_000, 170_000_000, 10_000_000, -170_000_000),
                new GeoBox(0, 0, 1_000_000, 1_000_000)));

        for (var i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).from()).isGreaterThan(ranges.get(i - 1).to() + 1);
        }
    }
}
