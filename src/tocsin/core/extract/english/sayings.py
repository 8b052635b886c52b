"""Set phrases of harm: their words, who is harmed by them, and how."""

SAYINGS = """
fell|fallen ^victim|victims to; subject; killed; calm
fell|fallen ^prey to; subject; killed; calm
^fell|fallen|falls to … bullet|bullets|gunfire|sniper|fire; subject; killed
arrived|arrive|arriving ^dead; subject; killed
declared|pronounced ^brought dead; passive; killed
^brought dead to|at|in; passive; killed
^breathed|breathes|breathe|breathing his|her|their last; subject; killed; calm
drew|drawn his|her|their last ^breath; subject; killed; calm
gave|given up the ^ghost; subject; killed; calm
^expired; subject; killed; calm
passed ^away from|of|in|after … wounds|injuries|blast|attack; subject; killed; calm
went|gone|sent to his|her|their ^death|deaths|grave|graves; subject; killed; calm
paid|paying|pay … with his|her|their ^life|lives|blood; subject; killed; calm
come|came|returned|returning|sent home|back in … ^coffins|coffin|shrouds; subject; killed; calm
fell|fall|fallen|falls into … ^hands of; subject; captured
fell|fall|fallen|falls into enemy|rebel|insurgent|militant|taliban|their ^hands; subject; captured
^marched|herded|frogmarched off|away; object; captured
^marched|herded|frogmarched off|away; passive; captured
^pulled|dragged|dug|fished dead|lifeless; passive; killed
joined|join|joining|joins the caravan|convoy|procession of ^martyrs; subject; killed
sent|dispatched|despatched to their|his|her ^fate|doom|maker|grave|graves|death|deaths; passive; killed
did|does not ^survive; subject; killed; calm
failed|unable to ^survive; subject; killed; calm
could not be ^saved; subject; killed; calm
bit|bite|bites the ^dust; subject; killed; combatant
put|putting to the ^sword; passive; killed
^put|putting|puts _ to the sword; object; killed
^taken out by|in|during|near|with; passive; killed; combatant
^took|takes|taking|take out; object; killed; combatant
did|done|doing ^away with; object; killed; calm
made|making ^off with; object; captured
^complained|complaining|complain of … breathing|breathlessness|choking|nausea|burning|dizziness|vomiting|convulsions|retching|suffocation; subject; wounded; calm
showed|showing|displayed|exhibited signs|symptoms of … ^choking|poisoning|suffocation|asphyxia|asphyxiation; subject; wounded; calm
had|have|having ^trouble|difficulty|difficulties breathing; subject; wounded; calm
left ^choking|convulsing|gasping|retching|vomiting; passive; wounded
^left|leaving|leaves _ choking|convulsing|gasping|retching|vomiting; object; wounded
did not ^recover from his|her|their … wounds|injuries; subject; killed
lost|losing|lose his|her|their fight|battle|struggle for|with ^life|death; subject; killed; calm
^put|putting|puts _ before a firing squad; object; killed
faced|faces|facing a|the … ^firing squad; subject; killed
^forced|dragged|pulled|hauled|ordered off a|an|the|their|his … bus|coaster|van|train|vehicle|truck|car|wagon|minibus|lorry; passive; captured
^forced|dragged|pulled|hauled|ordered _ off a|an|the|their|his … bus|coaster|van|train|vehicle|truck|car|wagon|minibus|lorry; object; captured
^taken alive; passive; captured; combatant
^led|marched|hauled|herded|dragged|carted|whisked|spirited off; object; captured
^bore|bear|bearing … wounds|injuries|bruises|burns; subject; wounded
lie|lies|lying ^dead|lifeless; subject; killed; calm
done to ^death; passive; killed; calm
did|do|doing to ^death; object; killed; calm
charred|roasted|stoned|clubbed|axed|speared|clobbered|thrashed|kicked|battered|whipped|flogged|starved|trampled|lynched|frozen|pelted to ^death; passive; killed
blown|torn|ripped|blasted|cut|shredded|hacked to|into … ^pieces|bits|shreds|smithereens; passive; killed; calm
^tore|ripped|blew|blasted|cut|hacked|chopped _ to|into pieces|bits|shreds|smithereens; object; killed; calm
^tore|ripped|blew|blasted|tearing|ripping|blowing _ apart; object; killed
^tore|ripped|blew|blasted|tearing|ripping|blowing apart; object; killed
snuffed|snuffing|snuffs|snuff out the ^life|lives of; object; killed
ended|ends|ending|extinguished|extinguishing the ^life|lives of; object; killed
put|puts|putting an end to the ^life|lives of; object; killed
cut|cuts|cutting short the ^life|lives of; object; killed
pumped|pumping|emptied|emptying … ^bullets|bullet|rounds|magazine|magazines into; object; killed
^riddled|riddling _ with|by bullets|gunfire; object; killed
^riddled with|by … bullets|gunfire; passive; killed
^silenced _ with|for|forever|permanently; object; killed; calm
^accounted for; object; killed; combatant
^bagged; object; killed; combatant
^picked off; object; killed; calm
^picked off; passive; killed; calm
^struck down; object; killed; calm
^struck down; passive; killed; calm
^robbed|robbing|deprived|depriving … of; object; killed; family
^forced|forcing|bundled|bundling|shoved|shoving|pushed|pushing|stuffed _ into a|an|the|their|his|waiting … car|van|vehicle|truck|pick-up|pickup|jeep|suv|microbus|minibus|boat; object; captured
^bundled|shoved|forced|stuffed into a|an|the|their|his … car|van|vehicle|truck|pick-up|pickup|jeep|suv|microbus|minibus|boat; passive; captured
^holding|hold|holds|kept|keeping _ captive|hostage|prisoner; object; captured
not|never|nor been|be ^seen|heard since|of|again; subject; missing; calm
not|never|nor been|be ^seen|heard from since|again; subject; missing; calm
lost|losing|lose all|radio ^contact with; object; missing; calm
lost|losing|lose ^contact with; object; missing; calm
"""
"""One a line: the words in order; who is harmed, the subject, the subject of a passive, or the object; the effect; and, where not all people are
meant, of whom alone it is said ("combatant", "family"), or "calm" for what may be said without any violence.

"^" marks the word that a sentence is searched for, "|" stands between words of which one may stand there, "…" for up to four words that
modify the next, "_" for the people who are harmed.
"""
