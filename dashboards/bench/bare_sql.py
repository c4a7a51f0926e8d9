"""The SQL that each page cannot do without, written by hand as short as it gets.

Session, person, and what the frame shows are in each of them, for they are in each page too. What
a page shows beside its matter (hints, words of help) is not.
"""

SESSION = """
SELECT session_data FROM django_session
WHERE session_key = %(session)s AND expire_date > now()"""
WHO = """
SELECT u.email, u.language, u.is_active, u.password, m.first_name, m.last_name, m.word_form,
    m.is_administrator, m.joined_on, m.left_on, m.takes_part_from, m.takes_part_until,
    s.id, s.name, s.kind, y.id, y.starts_on, y.ends_on,
    (SELECT count(*) FROM activity_notification n WHERE n.member_id = m.id AND n.read_at IS NULL),
    (SELECT count(*) FROM dialogue_thread t
     WHERE t.curator_id = m.id AND t.year_id = y.id AND t.waiting_since IS NOT NULL),
    EXISTS (SELECT 1 FROM groups_curatorship c
            WHERE c.curator_id = m.id AND c.year_id = y.id AND c.until_on IS NULL),
    (SELECT g.group_id FROM groups_membership g
     WHERE g.member_id = m.id AND g.year_id = y.id AND g.kind = 'apt' AND g.until_on IS NULL),
    (SELECT max(a.accepted_at) FROM people_acceptance a WHERE a.member_id = m.id)
FROM people_user u JOIN people_member m ON m.user_id = u.id
JOIN people_school s ON s.id = m.school_id
JOIN years_schoolyear y ON y.school_id = s.id AND y.id = %(year)s
WHERE u.id = %(user)s AND m.id = %(member)s"""
FRAME = [SESSION, WHO]

DUE_DAYS = """
SELECT kind, month, term_id, opens_on, due_on FROM years_dueday WHERE year_id = %(year)s"""
MONTHS_OF_MINE = """
SELECT r.id, r.month, r.status, r.is_late, r.growth, r.slip, r.next_step, t.answered_at
FROM reflections_reflection r LEFT JOIN reflections_reflectionthread l ON l.reflection_id = r.id
LEFT JOIN dialogue_thread t ON t.id = l.thread_id
WHERE r.owner_id = %(member)s AND r.year_id = %(year)s"""
GOAL_OF_MINE = """
SELECT g.id, g.status, g.sentence, g.criteria, g.return_note, s.text, s.due_on, s.done_on
FROM goals_goal g LEFT JOIN goals_goalstep s ON s.goal_id = g.id
WHERE g.owner_id = %(member)s AND g.year_id = %(year)s"""
LESSONS_OF_MINE = """
SELECT t.number, t.name, t.need_shown, t.need_observed,
    count(*) FILTER (WHERE o.owner_id = %(member)s),
    count(*) FILTER (WHERE o.observer_id = %(member)s)
FROM years_term t LEFT JOIN (
    observations_observation o JOIN observations_openlesson l ON l.id = o.lesson_id)
    ON o.status = 'confirmed' AND o.year_id = t.year_id
    AND (o.owner_id = %(member)s OR o.observer_id = %(member)s)
    AND l.starts_at >= t.starts_on AND l.starts_at < t.ends_on + 1
WHERE t.year_id = %(year)s GROUP BY t.id"""
NEXT_MEETING = """
SELECT m.id, m.starts_at, m.place, m.topic FROM groups_membership g
JOIN meetings_meeting m ON m.group_id = g.group_id
WHERE g.member_id = %(member)s AND g.year_id = %(year)s AND g.until_on IS NULL
    AND m.status = 'planned' AND m.ends_at > now() ORDER BY m.starts_at LIMIT 1"""
NEXT_LESSONS = """
SELECT id, starts_at, class_name, topic FROM observations_openlesson
WHERE owner_id = %(member)s AND year_id = %(year)s AND ends_at > now() AND status = 'posted'
UNION ALL
SELECT l.id, l.starts_at, l.class_name, l.topic FROM observations_place p
JOIN observations_openlesson l ON l.id = p.lesson_id
WHERE p.observer_id = %(member)s AND p.status IN ('taken', 'invited')
    AND l.ends_at > now() AND l.status = 'posted'"""
TALKS_OF_MINE = """
SELECT id, status, starts_at, ends_at, place FROM coaching_conversation
WHERE owner_id = %(member)s AND year_id = %(year)s"""
LAST_WORDS = """
SELECT m.text, m.sent_at, a.first_name, a.last_name FROM dialogue_thread t
JOIN dialogue_message m ON m.thread_id = t.id AND m.author_id = t.curator_id
JOIN people_member a ON a.id = m.author_id
WHERE t.teacher_id = %(member)s ORDER BY m.sent_at DESC LIMIT 3"""

DRAFT = """
SELECT * FROM reflections_reflection WHERE owner_id = %(member)s AND month = %(month)s"""
LAST_STEP = """
SELECT month, next_step FROM reflections_reflection
WHERE owner_id = %(member)s AND month < %(month)s AND status = 'submitted'
ORDER BY month DESC LIMIT 1"""
PROMPTS = """
SELECT p.id, p.text, p.help_text FROM reflections_prompt p WHERE p.version_id = (
    SELECT id FROM reflections_promptversion
    WHERE school_id = %(school)s AND from_month <= %(month)s ORDER BY from_month DESC LIMIT 1)
ORDER BY p.position"""
FILES = """
SELECT a.id, a.name, a.size FROM reflections_reflectionattachment a
JOIN reflections_reflection r ON r.id = a.reflection_id
WHERE r.owner_id = %(member)s AND r.month = %(month)s"""
READERS = """
SELECT m.first_name, m.last_name FROM groups_curatorship c
JOIN people_member m ON m.id = c.curator_id
WHERE c.member_id = %(member)s AND c.year_id = %(year)s AND c.until_on IS NULL
UNION ALL
SELECT m.first_name, m.last_name FROM groups_membership o
JOIN groups_membership g ON g.group_id = o.group_id AND g.until_on IS NULL
JOIN people_member m ON m.id = g.member_id
WHERE o.member_id = %(member)s AND o.year_id = %(year)s AND o.until_on IS NULL"""
KEEP = """
UPDATE reflections_reflection SET mattered = mattered, updated_at = now()
WHERE owner_id = %(member)s AND month = %(month)s AND status = 'draft'"""

BOARD = """
SELECT l.id, l.starts_at, l.ends_at, l.number, l.class_name, l.topic, l.room, l.places_count,
    m.first_name, m.last_name, s.name, count(p.id), bool_or(p.observer_id = %(member)s)
FROM observations_openlesson l JOIN people_member m ON m.id = l.owner_id
LEFT JOIN people_subject s ON s.id = l.subject_id
LEFT JOIN observations_place p ON p.lesson_id = l.id AND p.status IN ('taken', 'invited')
WHERE l.year_id = %(year)s AND l.status = 'posted' AND l.ends_at > now()
GROUP BY l.id, m.id, s.id ORDER BY l.starts_at LIMIT 30"""
FREE_PERIODS = """
SELECT t.weekday, t.number, b.starts_at, b.ends_at FROM observations_timetableslot t
JOIN observations_belltime b ON b.school_id = %(school)s AND b.number = t.number
WHERE t.member_id = %(member)s"""

QUEUE = """
SELECT t.id, t.subject, t.waiting_since, t.waiting_due_on, m.first_name, m.last_name
FROM dialogue_thread t JOIN people_member m ON m.id = t.teacher_id
WHERE t.curator_id = %(member)s AND t.year_id = %(year)s AND t.waiting_since IS NOT NULL
ORDER BY t.waiting_since"""
OPEN_ITEM = """
SELECT r.*, m.text, m.sent_at FROM dialogue_thread t
JOIN reflections_reflectionthread l ON l.thread_id = t.id
JOIN reflections_reflection r ON r.id = l.reflection_id
LEFT JOIN dialogue_message m ON m.thread_id = t.id
WHERE t.curator_id = %(member)s AND t.year_id = %(year)s AND t.waiting_since IS NOT NULL
ORDER BY t.waiting_since LIMIT 1"""
OWN_TEACHERS = """
SELECT m.id, m.first_name, m.last_name, s.name, g.status, g.sentence,
    (SELECT max(v.starts_at) FROM coaching_conversation v
     WHERE v.owner_id = m.id AND v.curator_id = c.curator_id AND v.year_id = c.year_id)
FROM groups_curatorship c JOIN people_member m ON m.id = c.member_id
LEFT JOIN people_subject s ON s.id = m.subject_id
LEFT JOIN goals_goal g ON g.owner_id = m.id AND g.year_id = c.year_id
WHERE c.curator_id = %(member)s AND c.year_id = %(year)s AND c.until_on IS NULL"""
THEIR_MONTHS = """
SELECT r.owner_id, r.month, r.status, r.is_late, t.answered_at FROM groups_curatorship c
JOIN reflections_reflection r ON r.owner_id = c.member_id AND r.year_id = c.year_id
LEFT JOIN reflections_reflectionthread l ON l.reflection_id = r.id
LEFT JOIN dialogue_thread t ON t.id = l.thread_id
WHERE c.curator_id = %(member)s AND c.year_id = %(year)s AND c.until_on IS NULL"""
THEIR_LESSONS = """
SELECT c.member_id, l.starts_at, o.owner_id = c.member_id FROM groups_curatorship c
JOIN observations_observation o ON o.year_id = c.year_id AND o.status = 'confirmed'
    AND (o.owner_id = c.member_id OR o.observer_id = c.member_id)
JOIN observations_openlesson l ON l.id = o.lesson_id
WHERE c.curator_id = %(member)s AND c.year_id = %(year)s AND c.until_on IS NULL"""

SCHOOL_PEOPLE = """
SELECT m.id, m.first_name, m.last_name, s.name, c.curator_id, g.group_id FROM people_member m
LEFT JOIN people_subject s ON s.id = m.subject_id
LEFT JOIN groups_curatorship c
    ON c.member_id = m.id AND c.year_id = %(year)s AND c.until_on IS NULL
LEFT JOIN groups_membership g
    ON g.member_id = m.id AND g.year_id = %(year)s AND g.kind = 'apt' AND g.until_on IS NULL
WHERE m.school_id = %(school)s AND m.takes_part_from IS NOT NULL AND m.left_on IS NULL"""
SCHOOL_MONTHS = """
SELECT r.year_id, r.owner_id, r.month, r.status, r.is_late, r.growth, t.answered_at
FROM reflections_reflection r LEFT JOIN reflections_reflectionthread l ON l.reflection_id = r.id
LEFT JOIN dialogue_thread t ON t.id = l.thread_id WHERE r.year_id = ANY(%(years)s)"""
SCHOOL_GOALS = """
SELECT year_id, status, direction_id, is_other_direction, count(*) FROM goals_goal
WHERE year_id = ANY(%(years)s) GROUP BY 1, 2, 3, 4"""
SCHOOL_LESSONS = """
SELECT o.year_id, o.owner_id, o.observer_id, t.number, count(*) FROM observations_observation o
JOIN observations_openlesson l ON l.id = o.lesson_id
JOIN years_term t ON t.year_id = o.year_id
    AND l.starts_at >= t.starts_on AND l.starts_at < t.ends_on + 1
WHERE o.year_id = ANY(%(years)s) AND o.status = 'confirmed' GROUP BY 1, 2, 3, 4"""
SCHOOL_MEETINGS = """
SELECT m.year_id, m.group_id, m.id, m.status, count(*) FILTER (WHERE a.presence = 'present'),
    count(*) FILTER (WHERE a.presence <> '')
FROM meetings_meeting m LEFT JOIN meetings_attendance a ON a.meeting_id = m.id
WHERE m.year_id = ANY(%(years)s) GROUP BY m.id"""
SCHOOL_WAITS = """
SELECT curator_id, count(*), min(waiting_since) FROM dialogue_thread
WHERE year_id = %(year)s AND waiting_since IS NOT NULL GROUP BY curator_id"""
SCHOOL_WORDS = """
SELECT id, number, name, starts_on, ends_on, need_shown FROM years_term WHERE year_id = %(year)s
UNION ALL
SELECT id, position, name, NULL, NULL, NULL FROM years_direction WHERE year_id = %(year)s"""

#: From the records themselves; a page that reads kept counts may well be cheaper.
MUNICIPALITY = [
    SESSION,
    "SELECT email, language, is_active, password FROM people_user WHERE id = %(user)s",
    "SELECT id, name, kind FROM people_school WHERE id = ANY(%(schools)s)",
    *(
        f"""
SELECT y.school_id, y.starts_on, r.status, count(*), count(DISTINCT r.{whose})
FROM years_schoolyear y JOIN {table} r ON r.year_id = y.id
WHERE y.school_id = ANY(%(schools)s) GROUP BY 1, 2, 3"""  # noqa: S608  names of our own
        for table, whose in (
            ("reflections_reflection", "owner_id"),
            ("goals_goal", "owner_id"),
            ("observations_observation", "owner_id"),
            ("meetings_meeting", "group_id"),
        )
    ),
    """
SELECT y.school_id, y.starts_on, count(DISTINCT c.member_id)
FROM years_schoolyear y JOIN groups_curatorship c ON c.year_id = y.id
WHERE y.school_id = ANY(%(schools)s) GROUP BY 1, 2""",
]

BARE = {
    "empty": FRAME,
    "home": [
        *FRAME,
        DUE_DAYS,
        MONTHS_OF_MINE,
        GOAL_OF_MINE,
        LESSONS_OF_MINE,
        NEXT_MEETING,
        NEXT_LESSONS,
        TALKS_OF_MINE,
        LAST_WORDS,
    ],
    "reflection editor": [
        *FRAME,
        DUE_DAYS,
        DRAFT,
        LAST_STEP,
        PROMPTS,
        GOAL_OF_MINE,
        FILES,
        READERS,
    ],
    "autosave": [*FRAME, DRAFT, KEEP],
    "board": [*FRAME, BOARD, FREE_PERIODS, LESSONS_OF_MINE],
    "desk": [*FRAME, QUEUE, OPEN_ITEM, OWN_TEACHERS, THEIR_MONTHS, THEIR_LESSONS, DUE_DAYS],
    "school dashboard": [
        *FRAME,
        DUE_DAYS,
        SCHOOL_WORDS,
        SCHOOL_PEOPLE,
        SCHOOL_MONTHS,
        SCHOOL_GOALS,
        SCHOOL_LESSONS,
        SCHOOL_MEETINGS,
        SCHOOL_WAITS,
    ],
    "municipality": MUNICIPALITY,
}
