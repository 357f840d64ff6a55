-- How the texts of a file become values. Each macro gives NULL for what it cannot read.
-- Patterns are anchored (regexp_full_match); ranges are checked by the caller.

-- without control characters (a terminal obeys them) and marks that turn the direction of writing around: with
-- either, two different ids can look alike; tab and line break stay
CREATE TEMP MACRO facts_plain(v) AS
  CASE
    WHEN regexp_matches(v, '[\x{0}-\x{8}\x{B}-\x{1F}\x{7F}-\x{9F}\x{202A}-\x{202E}\x{2066}-\x{2069}]')
      THEN regexp_replace(
        v, '[\x{0}-\x{8}\x{B}-\x{1F}\x{7F}-\x{9F}\x{202A}-\x{202E}\x{2066}-\x{2069}]', '', 'g')
    ELSE v
  END;

-- 1.250,50 € · EUR 12 · 1 250,50 · 1'250.50 · 12,5- : currency, grouping blanks and a minus behind the number
CREATE TEMP MACRO facts_bare(v) AS
  CASE
    WHEN regexp_full_match(v, '[+-]?[0-9.,]+') THEN v
    WHEN regexp_full_match(v, '[+-]?(EUR|€)?[\s\x{00A0}\x{202F}]*[0-9]{1,3}([ \x{00A0}\x{2009}\x{202F}''’][0-9]{3})*([.,][0-9]+)*-?[\s\x{00A0}\x{202F}]*(EUR|€)?')
      OR regexp_full_match(v, '[+-]?(EUR|€)?[\s\x{00A0}\x{202F}]*[0-9][0-9.,]*-?[\s\x{00A0}\x{202F}]*(EUR|€)?')
      THEN CASE WHEN regexp_matches(v, '[0-9]-') THEN '-' ELSE '' END || regexp_replace(
        regexp_replace(v, '([0-9])-', '\1'), '[\s\x{00A0}\x{2009}\x{202F}''’€EUR]', '', 'g')
    ELSE v
  END;

-- 1.250 and 1,250 may be thousands or decimals
CREATE TEMP MACRO facts_ambiguous(v) AS regexp_full_match(v, '[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}');

-- 1.250,50 · 1.250.000 · 12,5
CREATE TEMP MACRO facts_german(v) AS
  regexp_full_match(v, '[+-]?([0-9]{1,3}(\.[0-9]{3}){2,}|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]*,[0-9]+)')
  AND NOT facts_ambiguous(v);

-- 1,250.50 · 1,250,000 · 12.5
CREATE TEMP MACRO facts_english(v) AS
  regexp_full_match(v, '[+-]?([0-9]{1,3}(,[0-9]{3}){2,}|[0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]*\.[0-9]+)')
  AND NOT facts_ambiguous(v);

-- comma: true reads 1.250 as 1250, false as 1.25, NULL refuses it
CREATE TEMP MACRO facts_number(v, comma) AS
  CASE
    WHEN regexp_full_match(v, '[+-]?[0-9]+') THEN try_cast(v AS DOUBLE)
    WHEN facts_german(v) OR (comma AND facts_ambiguous(v))
      THEN try_cast(replace(replace(v, '.', ''), ',', '.') AS DOUBLE)
    WHEN facts_english(v) OR (NOT comma AND facts_ambiguous(v)) THEN try_cast(replace(v, ',', '') AS DOUBLE)
    WHEN regexp_full_match(v, '[+-]?[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+')
      THEN try_cast(replace(v, ',', '.') AS DOUBLE)
  END;

-- 2026-03-15 · 2026/3/15 · 20260315 · 15.03.2026 · 15.3.26, each also with an hour behind it
CREATE TEMP MACRO facts_date(v) AS
  CASE
    WHEN v[5] IN ('-', '/') THEN try_cast(v AS DATE)
    WHEN v[-3] = '.' THEN CAST(try_strptime(v, '%d.%m.%y') AS DATE)
    WHEN contains(v, '.')
      THEN CAST(try_strptime(v, ['%d.%m.%Y', '%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y, %H:%M']) AS DATE)
    WHEN regexp_full_match(v, '[0-9]{8}') THEN CAST(try_strptime(v, '%Y%m%d') AS DATE)
  END;

-- an hour without a zone is taken as written; one with a zone is told in German time
CREATE TEMP MACRO facts_time(v) AS
  CASE
    WHEN regexp_full_match(v, '.*[0-9]:[0-9.:]+ ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)')
      THEN try_cast(v AS TIMESTAMPTZ) AT TIME ZONE 'Europe/Berlin'
    WHEN v[5] IN ('-', '/') THEN try_cast(v AS TIMESTAMP)
    ELSE try_strptime(v, ['%d.%m.%Y %H:%M', '%d.%m.%Y %H:%M:%S', '%d.%m.%Y, %H:%M', '%d.%m.%Y %H:%M Uhr',
                          '%d.%m.%Y, %H:%M Uhr', '%d.%m.%Y'])
  END;

CREATE TEMP MACRO facts_month_number(v) AS
  CASE
    WHEN lower(v) IN ('januar', 'january', 'jan', 'jänner') THEN '01'
    WHEN lower(v) IN ('februar', 'february', 'feb') THEN '02'
    WHEN lower(v) IN ('märz', 'maerz', 'march', 'mär', 'mrz', 'mar') THEN '03'
    WHEN lower(v) IN ('april', 'apr') THEN '04'
    WHEN lower(v) IN ('mai', 'may') THEN '05'
    WHEN lower(v) IN ('juni', 'june', 'jun') THEN '06'
    WHEN lower(v) IN ('juli', 'july', 'jul') THEN '07'
    WHEN lower(v) IN ('august', 'aug') THEN '08'
    WHEN lower(v) IN ('september', 'sep', 'sept') THEN '09'
    WHEN lower(v) IN ('oktober', 'october', 'okt', 'oct') THEN '10'
    WHEN lower(v) IN ('november', 'nov') THEN '11'
    WHEN lower(v) IN ('dezember', 'december', 'dez', 'dec') THEN '12'
  END;

-- 2026-03 · 03.2026 · 3/2026 · 202603 · März 2026 · Mar 2026 · any date in the month
CREATE TEMP MACRO facts_month(v) AS
  CASE
    WHEN regexp_full_match(v, '[0-9]{4}[-/.][0-9]{1,2}')
      THEN try_cast(regexp_replace(v, '([0-9]+)[-/.]([0-9]+)', '\1-\2-01') AS DATE)
    WHEN regexp_full_match(v, '[0-9]{6}') THEN try_cast(left(v, 4) || '-' || right(v, 2) || '-01' AS DATE)
    WHEN regexp_full_match(v, '[0-9]{1,2}[-/.][0-9]{4}')
      THEN try_cast(regexp_replace(v, '([0-9]+)[-/.]([0-9]+)', '\2-\1-01') AS DATE)
    WHEN regexp_full_match(v, '\pL+[. -]*[0-9]{4}')
      THEN try_cast(right(v, 4) || '-' || facts_month_number(regexp_extract(v, '^\pL+')) || '-01' AS DATE)
    ELSE CAST(date_trunc('month', facts_date(v)) AS DATE)
  END;

CREATE TEMP MACRO facts_flag(v) AS
  CASE
    WHEN lower(v) IN ('ja', 'j', 'yes', 'y', 'true', 't', 'wahr', 'w', '1', 'x') THEN true
    WHEN lower(v) IN ('nein', 'n', 'no', 'false', 'f', 'falsch', '0') THEN false
  END;
