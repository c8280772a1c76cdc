package foyer.leads;

import static foyerdb.leads.Tables.ASSIGNMENT_MEMBER;
import static foyerdb.leads.Tables.ASSIGNMENT_RULE;
import static foyerdb.leads.Tables.CAPTURE;
import static foyerdb.leads.Tables.ERASURE;
import static foyerdb.leads.Tables.FORM;
import static foyerdb.leads.Tables.LEAD;
import static foyerdb.leads.Tables.LEAD_FILE;
import static foyerdb.leads.Tables.LEAD_LIST;
import static foyerdb.leads.Tables.LEAD_LIST_MEMBER;
import static foyerdb.leads.Tables.LEAD_MERGE;
import static foyerdb.leads.Tables.MERGED_LEAD;
import static foyerdb.leads.Tables.MERGED_ROW;
import static foyerdb.leads.Tables.PIPELINE;
import static foyerdb.leads.Tables.STAGE;
import static foyerdb.leads.Tables.STAGE_CHANGE;
import static foyerdb.leads.Tables.WORKING_WEEK;

import foyer.platform.export.ExportPart;
import foyer.platform.export.ExportTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people take away of their leads, archived ones too, and of the pipelines that these move through. */
@Component
class LeadsExport implements ExportPart {

    @Override
    public List<ExportTable> tables() {
        return List.of(
                ExportTable.of("pipelines", PIPELINE, PIPELINE.TENANT_ID, PIPELINE.ID)
                        .with(PIPELINE.KEY, PIPELINE.NAME, PIPELINE.IS_DEFAULT, PIPELINE.VERSION)
                        .with(PIPELINE.CREATED_AT, PIPELINE.UPDATED_AT, PIPELINE.DELETED_AT),
                ExportTable.of("stages", STAGE, STAGE.TENANT_ID, STAGE.ID)
                        .with(STAGE.PIPELINE_ID, STAGE.KEY, STAGE.NAME, STAGE.KIND, STAGE.POSITION)
                        .with(STAGE.PROBABILITY, STAGE.SLA_HOURS, STAGE.DELETED_AT, STAGE.MOVED_TO),
                leads(),
                ExportTable.of("working-hours", WORKING_WEEK, WORKING_WEEK.TENANT_ID, WORKING_WEEK.ID)
                        .with(WORKING_WEEK.ENABLED, WORKING_WEEK.SPANS, WORKING_WEEK.HOLIDAYS, WORKING_WEEK.VERSION)
                        .with(WORKING_WEEK.UPDATED_AT),
                rules(),
                ruleMembers(),
                forms(),
                captures(),
                ExportTable.of("lead-erasures", ERASURE, ERASURE.TENANT_ID, ERASURE.ID)
                        .with(ERASURE.REASON, ERASURE.LEADS, ERASURE.ERASED_AT, ERASURE.ERASED_BY_KIND)
                        .with(ERASURE.ERASED_BY_ID, ERASURE.UNDO_UNTIL, ERASURE.UNDONE_AT, ERASURE.PURGED_AT)
                        .with(ERASURE.FILES),
                ExportTable.of("lead-files", LEAD_FILE, LEAD_FILE.TENANT_ID, LEAD_FILE.ID)
                        .with(LEAD_FILE.LEAD_ID, LEAD_FILE.FILE_ID, LEAD_FILE.ADDED_AT),
                ExportTable.of("lead-lists", LEAD_LIST, LEAD_LIST.TENANT_ID, LEAD_LIST.ID)
                        .with(LEAD_LIST.OWNER_ID, LEAD_LIST.NAME, LEAD_LIST.FILTER, LEAD_LIST.SHARED)
                        .with(LEAD_LIST.CREATED_AT, LEAD_LIST.UPDATED_AT),
                ExportTable.of("lead-list-members", LEAD_LIST_MEMBER, LEAD_LIST_MEMBER.TENANT_ID, LEAD_LIST_MEMBER.ID)
                        .with(LEAD_LIST_MEMBER.LIST_ID, LEAD_LIST_MEMBER.LEAD_ID, LEAD_LIST_MEMBER.ADDED_AT)
                        .without("is for taking an import back, for 30 days", LEAD_LIST_MEMBER.JOB_ID),
                ExportTable.of("lead-merges", LEAD_MERGE, LEAD_MERGE.TENANT_ID, LEAD_MERGE.ID)
                        .with(LEAD_MERGE.KEEP_ID, LEAD_MERGE.VERSION, LEAD_MERGE.FIELDS, LEAD_MERGE.SOURCES)
                        .with(LEAD_MERGE.BEFORE)
                        .with(LEAD_MERGE.LISTS, LEAD_MERGE.MERGED_AT, LEAD_MERGE.MERGED_BY_KIND)
                        .with(LEAD_MERGE.MERGED_BY_ID, LEAD_MERGE.UNDONE_AT),
                ExportTable.of("merged-leads", MERGED_LEAD, MERGED_LEAD.TENANT_ID, MERGED_LEAD.ID)
                        .with(MERGED_LEAD.MERGE_ID, MERGED_LEAD.LEAD_ID, MERGED_LEAD.IMAGE, MERGED_LEAD.STAGE_CHANGES)
                        .without("in the image", MERGED_LEAD.ASSIGNEE_ID, MERGED_LEAD.TEAM_ID)
                        .without("in the image", MERGED_LEAD.CREATED_BY_KIND, MERGED_LEAD.CREATED_BY_ID),
                ExportTable.of("merged-rows", MERGED_ROW, MERGED_ROW.TENANT_ID, MERGED_ROW.ID)
                        .with(MERGED_ROW.MERGE_ID, MERGED_ROW.LEAD_ID, MERGED_ROW.KIND, MERGED_ROW.ROW_ID),
                ExportTable.of("stage-changes", STAGE_CHANGE, STAGE_CHANGE.TENANT_ID, STAGE_CHANGE.ID)
                        .with(STAGE_CHANGE.LEAD_ID, STAGE_CHANGE.FROM_STAGE_ID, STAGE_CHANGE.TO_STAGE_ID)
                        .with(STAGE_CHANGE.SECONDS_IN_FROM, STAGE_CHANGE.LOST_REASON, STAGE_CHANGE.CHANGED_AT)
                        .with(STAGE_CHANGE.ACTOR_KIND, STAGE_CHANGE.ACTOR_ID));
    }

    private static ExportTable rules() {
        return ExportTable.of("assignment-rules", ASSIGNMENT_RULE, ASSIGNMENT_RULE.TENANT_ID, ASSIGNMENT_RULE.ID)
                .with(ASSIGNMENT_RULE.NAME, ASSIGNMENT_RULE.KIND, ASSIGNMENT_RULE.POSITION, ASSIGNMENT_RULE.ACTIVE)
                .with(ASSIGNMENT_RULE.SOURCES, ASSIGNMENT_RULE.TEAM_ID, ASSIGNMENT_RULE.MOST_OPEN)
                .with(ASSIGNMENT_RULE.VERSION, ASSIGNMENT_RULE.CREATED_AT, ASSIGNMENT_RULE.UPDATED_AT);
    }

    private static ExportTable ruleMembers() {
        return ExportTable.of(
                        "assignment-members", ASSIGNMENT_MEMBER, ASSIGNMENT_MEMBER.TENANT_ID, ASSIGNMENT_MEMBER.ID)
                .with(ASSIGNMENT_MEMBER.RULE_ID, ASSIGNMENT_MEMBER.MEMBERSHIP_ID, ASSIGNMENT_MEMBER.POSITION)
                .with(ASSIGNMENT_MEMBER.WEIGHT, ASSIGNMENT_MEMBER.COUNTRIES, ASSIGNMENT_MEMBER.CITIES)
                .with(ASSIGNMENT_MEMBER.FORMS, ASSIGNMENT_MEMBER.TURN);
    }

    private static ExportTable forms() {
        return ExportTable.of("lead-forms", FORM, FORM.TENANT_ID, FORM.ID)
                .with(FORM.NAME, FORM.TITLE, FORM.INTRO, FORM.THANKS, FORM.FIELDS, FORM.CONSENT_TEXT)
                .with(FORM.CONSENT_VERSION, FORM.ASSIGNEE_ID, FORM.STAGE_ID, FORM.VERSION, FORM.CREATED_AT)
                .with(FORM.CREATED_BY_KIND, FORM.CREATED_BY_ID, FORM.UPDATED_AT, FORM.ARCHIVED_AT)
                .without("opens the form", FORM.TOKEN_HASH);
    }

    private static ExportTable captures() {
        return ExportTable.of("lead-captures", CAPTURE, CAPTURE.TENANT_ID, CAPTURE.ID)
                .with(CAPTURE.LEAD_ID, CAPTURE.FORM_ID, CAPTURE.PROPERTY_ID, CAPTURE.MESSAGE, CAPTURE.PAGE)
                .with(CAPTURE.REFERRER)
                .with(CAPTURE.UTM_SOURCE, CAPTURE.UTM_MEDIUM, CAPTURE.UTM_CAMPAIGN, CAPTURE.UTM_TERM)
                .with(CAPTURE.UTM_CONTENT, CAPTURE.CONSENT_TEXT, CAPTURE.CONSENT_VERSION, CAPTURE.CAPTURED_AT)
                .without("tells what was sent twice", CAPTURE.DIGEST);
    }

    private static ExportTable leads() {
        return ExportTable.of("leads", LEAD, LEAD.TENANT_ID, LEAD.ID)
                .with(LEAD.TITLE, LEAD.STAGE_ID, LEAD.STAGE_ENTERED_AT, LEAD.ASSIGNEE_ID)
                .with(LEAD.SOURCE, LEAD.SOURCE_DETAIL, LEAD.VALUE_MINOR, LEAD.VALUE_CURRENCY, LEAD.SCORE)
                .with(LEAD.CONTACT_NAME, LEAD.CONTACT_COMPANY, LEAD.CONTACT_EMAIL, LEAD.CONTACT_PHONE)
                .with(LEAD.CONTACT_WEBSITE, LEAD.DO_NOT_CONTACT, LEAD.LOST_REASON, LEAD.WON_AT, LEAD.LOST_AT)
                .with(LEAD.ADDRESS_LINE1, LEAD.ADDRESS_LINE2, LEAD.ADDRESS_CITY, LEAD.ADDRESS_REGION)
                .with(LEAD.ADDRESS_POSTAL_CODE, LEAD.ADDRESS_COUNTRY, LEAD.LAT_E6, LEAD.LNG_E6, LEAD.TEAM_ID)
                .with(LEAD.VERSION, LEAD.CREATED_AT, LEAD.CREATED_BY_KIND, LEAD.CREATED_BY_ID)
                .with(LEAD.UPDATED_AT, LEAD.ARCHIVED_AT, LEAD.RESPONSE_OWED_FROM, LEAD.FIRST_RESPONSE_DUE_AT)
                .with(LEAD.FIRST_RESPONDED_AT, LEAD.SLA_BREACHED_AT)
                .without("made of the other columns, for searching", LEAD.SEARCH_TEXT, LEAD.CONTACT_DOMAIN)
                .without("made of the other columns, for ordering", LEAD.SCORE_RANK, LEAD.VALUE_RANK, LEAD.DUE_RANK)
                .without("made of the company, for comparing", LEAD.CONTACT_COMPANY_KEY)
                .without("made of the city, for comparing", LEAD.ADDRESS_CITY_KEY)
                .without("which version wrote which field", LEAD.FIELD_VERSIONS)
                .without("tells whether anybody has worked on a sample", LEAD.SAMPLE_DEEDS);
    }
}
