"""Words by which a name is told from other capitals, and a victim or suspect from who speaks of them."""

from __future__ import annotations

NOT_NAMES = frozenset(
    """Police Department County City Street Avenue Road Drive Lane Hospital Medical Center Centre School High
    University College Park Court Sheriff Sheriff's Office News Channel Action Associated Press State States
    Bureau Investigation Investigations Interstate Highway Apartments Fire Rescue Church January February
    March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct
    Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday North South East West Northeast Northwest
    Southeast Southwest Northern Southern Eastern Western Crime Stoppers CrimeStoppers Homicide Division Unit
    District Attorney Attorney's General Health Regional Memorial Shooting Shot Killed Man Woman Teen Two
    Three Four Five The This That These Those When While After Before According Anyone Officers Officer
    Deputies Authorities Investigators Detectives Detective Witnesses Neighbors Family Families Victim Victims
    Suspect Suspects Metro Metropolitan Twitter Facebook Image Photo Update Updated Story Watch More Read
    Related Copyright Rights Reserved American National United America House Home Club Bar Bank Store Mall
    Airport Motel Hotel Inn Boulevard Parkway Way Place Circle Terrace Trail Township Village Mr Mrs Ms Dr St
    Saint Children Children's Emergency Major Crimes Violent Task Force Forces Gun Violence Archive Superior
    Circuit Judge Justice Central Middle Elementary Island Islands River Lake Hills Heights Beach Bay Valley
    Creek Plaza Square Tower Black White Hispanic African Latino Chevrolet Chevy Ford Honda Toyota Nissan
    Dodge Jeep Chrysler Grand Marquis Impala Malibu Silverado Accord Civic Camry Altima Walmart Wal-Mart
    McDonald's Burger Taco Dollar Waffle Gas Station Daily Times Tribune Post Herald Journal Star Sun Today TV
    ABC NBC CBS FOX Fox CNN AP BBC AFP Reuters Google Instagram Snapchat YouTube Super Bowl Year's Eve Day
    Christmas Easter Valentine's MLK Army Navy Marine Corps Air Force Veterans Town Parish Coroner Coroner's
    Examiner Prosecutor Prosecutor's Public Safety Information Jail Prison Correctional Detention Facility
    Trauma Care Level Group Company Inc Corp LLC Ltd Company's Board Council Union Local Live Video Media Free
    Good Samaritan Late Early Just Also But And For From With Without In On At Of To By As If No Not Now New
    One Only Other Our Out Over She He They It Its His Her Their There Then Thus Upon Until Where Which Who
    Why You Your We What Both Another All Any Every Each Some Several Many Most Much Breaking Exclusive First
    Second Third Friends Relatives Residents Students Teacher Principal Mayor Governor Chief Sgt Lt Capt
    Captain Cpl Det Sergeant Lieutenant Spokesman Spokeswoman President Senator Pastor Rev Minister Prime
    Secretary Ambassador King Queen Prince Princess Pope Please Call Click Follow Share Comment Comments Email
    Phone Tips Tip Line Hotline Reward Charges Charged Arrested Accused Wanted Missing Dead Death Deadly Fatal
    Injured Wounded Hurt Gunfire Gunman Gunshot Bullet Bullets Robbery Burglary Assault Murder Manslaughter
    Arrest Warrant Criminal Degree Felony Felon Possession Firearm Weapon Weapons Drug Drugs Domestic Rage
    Drive-by Accidental Self Aggravated Attempted Republic Kingdom Nations European Commission Parliament
    Congress Senate Supreme Ministry Party Democratic Republican Republicans Democrats Labour Conservative
    Committee Agency Federal International World Cup League Games Olympic Olympics Championship Championships
    Team Street Ocean Sea Gulf Mount Mountain Peninsula Province Region Republic's Embassy Base Camp Military
    Operation Act Bill Law Treaty Institute Foundation Association Organization Organisation Society Museum
    Theatre Theater Festival Awards Award Prize Studios Records Entertainment Technologies Airlines Motors
    Energy Security Defense Defence Intelligence Islamic Resistance Human Getty Images Prosecutors""".split()
)
NAME_TAILS = frozenset({"Jr", "Sr", "II", "III", "IV", "Jr.", "Sr."})
OFFICES = (
    "Sgt Lt Capt Captain Lieutenant Sergeant Chief Det Detective Detectives Sheriff Maj Major Col Commander Cmdr Cpl "
    "Corporal Spokesman Spokeswoman spokesman spokeswoman spokesperson Mayor mayor Judge judge Attorney"
    " attorney Prosecutor "
    "prosecutor Coroner coroner Dr Rev Pastor pastor Bishop Superintendent Supt Gov Governor governor"
    " President president "
    "Rep Sen Senator senator Director director Commissioner Inspector Trooper Agent Officer Deputy"
    " Principal Councilman "
    "Councilwoman Alderman Professor professor chief Lieut Examiner Examiner's Investigator Magistrate"
    " Councilmember manager "
    "General general Gen Brig Brigadier brigadier commander captain colonel Capt Adm Admiral admiral "
    "reporter Solicitor PIO Secretary secretary Minister minister Ambassador ambassador analyst lawyer"
).split()
"""Who bears one speaks of the event, more often than not. An officer may also be shot."""
BY_THE_WAY = frozenset({"Officer", "Trooper", "Deputy"})
RELATIVES = (
    "mother father sister brother aunt uncle cousin neighbor neighbour grandmother grandfather friend"
    " resident owner manager "
    "stepmother stepfather spokesman spokeswoman spokesperson attorney chief reporter pastor director"
    " coroner lives wife "
    "husband"
).split()
INVOLVED_BEFORE = (
    r"(?:identified\b[^.]{0,60}\bas|charging|charges? (?:\w+ ){0,4}against|kill|killing|cited|booked"
    r"|shooting (?:of|death of)"
    r"|identified as|the (?:\w+ ){1,3}as|victims?(?: was|,| is|:)?|suspects?(?:,|:| was| is)?|gunm[ae]n,?"
    r"|shooter,?|accused"
    r"|charged|arrested|killed|wounded|injured|shot|slaying of|deaths? of|murder of|murdering|shooting of"
    r"|named|body of"
    r"|assassination (?:in \w+ )?(?:on \w+ \d+ )?of|assassinated|convicted|arrest of|sentenced|resignation of|sacked"
    r"|taken into custody|for)\s(?:[\w’'-]+\.? ){0,5}$"
)
DONE_TO = (
    r"(?:killed|arrested|assassinated|murdered|convicted|sentenced|detained|kidnapped|abducted|killing of|murder of"
    r"|death of|assassination of|arrest of|slaying of|shooting of|kidnapping of|abduction of|conviction of|trial of)"
)
DONE_AFTER = (
    r"(?:was|were|is|has been|had been)\s(?:\w+ly\s|also\s|later\s)?(?:shot|killed|arrested|stabbed|assassinated"
    r"|sentenced|convicted|kidnapped|abducted|murdered|sworn|acquitted|indicted|jailed)\b"
)
INVOLVED_AFTER = (
    r"(?:,[^,]{1,60},)?\s(?:was|were|is|has been|had been|and [A-Z]\w+ [A-Z]\w+,? were|of [A-Z]\w+,? was)\s"
    r"(?:\w+ly\s|also\s|later\s|then\s|being\s|still\s|in\s)*(?:shot|killed|charged|arrested|pronounced"
    r"|taken|struck|wounded"
    r"|injured|hit|found|identified|booked|held|accused|convicted|critical|stable|serious|rushed|flown"
    r"|airlifted|hospitalized"
    r"|jailed|treated|dead|sentenced|facing|wanted|custody|indicted|transported|grazed|declared|listed"
    r"|recovering|expected"
    r"|driving|walking|sitting|standing|asleep|last seen|attacked|assassinated|stabbed|elected|sworn|ousted)"
    r"|(?:,[^,]{1,60},)?\s(?:died|faces|pleaded|shot|opened fire|fired|suffered|fled|turned (?:himself"
    r"|herself)|remains"
    r"|succumbed|sustained|allegedly|admitted|fatally|appeared|pulled|accidentally|then shot|lost|resigned"
    r"|stepped down|won)"
    r"|\s(?:are|were)\s(?:all\s|both\s|each\s)?(?:charged|arrested|shot|killed|wounded|injured|booked|facing)"
    r"|\sinto custody|,?\s(?:is )?now recovering|\swith (?:\w+[- ]){0,3}(?:murder|theft|assault|robbery|manslaughter)"
)
SPEAKS_AFTER = (
    r"(?:,[^,.;]{1,80},|\s\([^)]{1,30}\))?\s?,?\s(?:said|says|told|added|explained|recalled|tweeted|wrote"
    r"|stated|confirmed"
    r"|reports|reported|noted|described|asked|hopes|reporting|contributed|announced)\b"
)
SPEAKS_BEFORE = (
    r"(?:said|says|according to|told|by|By|added|explained|recalled|—|–|by:|reporter|asked|contact|call)\s*(?:\w+ )?$"
)
FIRST_NAMES = frozenset(
    """james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob
    gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick
    frank raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan
    jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan
    jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy
    ralph bobby russell bradley philip eugene mary patricia jennifer linda elizabeth barbara susan jessica
    sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa
    deborah stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela
    nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane olivia
    julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl
    jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy
    isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris
    kayla alexis lori marie tiffany crystal tammy dawn tracy connie wendy erin shannon carrie monica erica
    vanessa leslie cassandra jamie april veronica jasmine latoya keisha tamara ebony antonio carlos luis
    miguel jesus angel francisco pedro alejandro manuel jorge ricardo fernando roberto eduardo mario javier
    hector oscar raul sergio ruben marco rafael victor enrique ivan julio cesar alberto armando arturo diego
    edgar ernesto gerardo gilberto guillermo gustavo hugo isaac ismael israel jaime leonardo lorenzo marcos
    martin mauricio omar orlando pablo ramon rodolfo rogelio salvador santiago tomas darius deandre demetrius
    derrick desmond devin devon dominic donte dwayne earl jamal jalen jermaine jerome kareem lamar leroy malik
    marcus marquis maurice reginald rodney tyrone terrence terrell tremaine trevor tyrell xavier antwan cedric
    clarence clifford curtis darrell darryl darnell dale dan danny dave don doug ed eddie ernest evan fred
    frederick glenn greg harry herbert howard ian jay jeff jim jimmy joel johnny jon ken kent kirk kurt lance
    lee leon leonard lewis lloyd louis lucas luke melvin micah mike mitchell nathaniel neil nick norman oliver
    owen perry phillip quentin quinton ray rick ricky rob rod roland ron ronnie ross ruben rudy sam seth shane
    shaun shawn sidney spencer stanley steve stuart ted tim todd tom tommy tony travis troy vernon warren
    wesley mohammed mohammad muhammad ahmed ali hassan hussein ibrahim khalid mahmoud mustafa omar yusuf abdul
    abdullah abu vladimir sergei alexei dmitry mikhail yuri igor oleg viktor volodymyr emmanuel jean-pierre
    francois pierre jacques angela olaf hans klaus giuseppe giovanni luca wei jing min hiroshi kenji yuki
    narendra rahul amit priya boris rishi liz theresa keir joe kamala hillary barack mitch nancy mike pete xi
    benjamin yoav recep hassan ebrahim qassem qasem bashar""".split()
)
