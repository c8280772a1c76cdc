package foyer.leads.transfer;

import foyer.leads.Countries;
import foyer.leads.LeadAddress;
import foyer.properties.geo.GeoPoint;
import foyer.tenancy.teams.TeamId;
import foyer.tenancy.teams.TeamNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row says of where a lead is and of whose team it is. */
final class PlaceCells {

    private final LeadCells cells;
    private final RowFaults faults;
    private final Map<String, TeamId> teams;

    /** @param teams by the keys of their names */
    PlaceCells(LeadCells cells, RowFaults faults, Map<String, TeamId> teams) {
        this.cells = cells;
        this.faults = faults;
        this.teams = teams;
    }

    LeadAddress address() {
        return new LeadAddress(
                cells.text(LeadImportField.ADDRESS_LINE1),
                cells.text(LeadImportField.ADDRESS_LINE2),
                cells.text(LeadImportField.CITY),
                cells.text(LeadImportField.REGION),
                cells.text(LeadImportField.POSTAL_CODE),
                cells.value(LeadImportField.COUNTRY, LeadImportCode.COUNTRY_INVALID, Countries::code));
    }

    /** Of both of the columns or of neither. */
    @Nullable GeoPoint location() {
        var noLat = cells.text(LeadImportField.LATITUDE) == null;
        var noLng = cells.text(LeadImportField.LONGITUDE) == null;
        if (noLat != noLng) {
            faults.refuse(
                    noLat ? LeadImportField.LATITUDE : LeadImportField.LONGITUDE, LeadImportCode.PLACE_INCOMPLETE);
        }
        var lat = cells.value(LeadImportField.LATITUDE, LeadImportCode.DEGREES_INVALID, Degrees::of);
        var lng = cells.value(LeadImportField.LONGITUDE, LeadImportCode.DEGREES_INVALID, Degrees::of);
        return lat == null || lng == null ? null : new GeoPoint(lat, lng);
    }

    @Nullable TeamId team() {
        return cells.value(LeadImportField.TEAM, LeadImportCode.TEAM_UNKNOWN, name -> teams.get(TeamNames.key(name)));
    }
}
